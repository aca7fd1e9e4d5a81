/*
 * by-page-shmem
 * model hash a5961b534011db7624621e4aa8abdcbb717fa1c2cc5a04748352ca9216287606
 *
 * With properties: the first transition of every run checks the first state, so
 * Spin has one state more than the model, and the depth that it prints with an
 * error, counted from 0, is the number of steps of the model up to it.
 *
 * spin -o1 -o2 -o3 -a FILE
 * gcc -O2 -DNOREDUCE -DSAFETY -DNOFAIR -DVECTORSZ=65536 -o pan pan.c
 *    (-DBFS for the shortest trail)
 * ./pan -m1000000 -E
 */

/* ordered set Frames, and no member of it */
#define Frames_frame0 0
#define Frames_frame1 1
#define Frames_none 2

/* unordered set VramSlots, and no member of it */
#define VramSlots_vram0 0
#define VramSlots_none 1

/* unordered set Buffers, and no member of it */
#define Buffers_b0 0
#define Buffers_none 1

/* ordered set Pages, and no member of it */
#define Pages_p0 0
#define Pages_none 1

/* unordered set Cpus, and no member of it */
#define Cpus_cpu0 0
#define Cpus_none 1

/* unordered set AddressSpaces, and no member of it */
#define AddressSpaces_mm0 0
#define AddressSpaces_none 1

/* ordered set Vmas, and no member of it */
#define Vmas_mm0_b0 0
#define Vmas_none 1

/* ordered set Places, and no member of it */
#define Places_frame0 0
#define Places_frame1 1
#define Places_vram0 2
#define Places_none 3

/* unordered set move, and no member of it */
#define move_move 0
#define move_none 1

/* enumeration Holder */
#define Holder_FREE 0
#define Holder_MOVER 1
#define Holder_CPU 2
#define Holder_SWAPOUT 3
#define Holder_SHRINKER 4
#define Holder_MADVISE 5
#define Holder_EVICTOR 6
#define Holder_ACCESS 7
#define Holder_GPU_USER 8
#define Holder_WORKER 9
#define Holder_RUNTIME 10
#define Holder_KERNEL 11

/* enumeration Memory */
#define Memory_SYSTEM 0
#define Memory_VRAM 1
#define Memory_NONE 2

/* enumeration Mapping */
#define Mapping_NONE 0
#define Mapping_SHMEM 1
#define Mapping_DEVICE 2

/* enumeration Index */
#define Index_NONE 0
#define Index_FILE 1
#define Index_FAKE_OFFSET 2

byte resv = Holder_FREE; /* resv[b0] */
byte resv_cpu = Cpus_none; /* resv_cpu[b0] */
byte memory = Memory_SYSTEM; /* memory[b0] */
byte slot = VramSlots_none; /* slot[b0] */
byte tt_page = Frames_none; /* tt_page[b0][p0] */
byte copy_from = Places_none; /* copy_from[b0][p0] */
byte copy_to = Places_none; /* copy_to[b0][p0] */
bool copying = false; /* ghost; copying[b0] */
bool unmapping = false; /* ghost; unmapping[b0] */
byte mapping[2] = Mapping_NONE; /* mapping[b0][p0][frame0], mapping[b0][p0][frame1] */
byte index[2] = Index_NONE; /* index[b0][p0][frame0], index[b0][p0][frame1] */
bool in_file[2] = false; /* in_file[b0][p0][frame0], in_file[b0][p0][frame1] */
byte pte = Places_none; /* pte[mm0.b0][p0] */
byte tlb = Places_none; /* tlb[cpu0][mm0.b0][p0] */
bool tlb_dirty = false; /* tlb_dirty[cpu0][mm0.b0][p0] */
byte mmap_readers = 0; /* mmap_readers[mm0] */
bool unflushed = false; /* unflushed[cpu0][mm0.b0][p0] */
bool fresh[3] = false; /* fresh[b0][p0][frame0], fresh[b0][p0][frame1], fresh[b0][p0][vram0] */
bool undefined = true; /* ghost; undefined[b0][p0] */
byte move_slot = VramSlots_none; /* local; move_slot */
byte walk_vma = Vmas_none; /* local; walk_vma */
bool fault_tried = false; /* local; fault_tried */
byte fault_pfn = Places_none; /* local; fault_pfn */
byte no_member[1]; /* read outside its bounds where the model has an error */
byte nobody = 1;
bool started = false; /* has the first state been checked? */
/* new values within a step, 0 between steps; Spin's breadth-first search takes no hidden variables */
int new0, new1, new2, new3, new4;

/* S3 MoveExclusion: while a buffer is being copied, from the first byte until the copy is known to be done, no PTE or TLB entry names its old or new memory */
bool holds_S3 = true;
#define invariant_S3 ( \
  (pte == Places_none || !(copying && (pte == copy_from || pte == copy_to))) && \
  (tlb == Places_none || !(copying && (tlb == copy_from || tlb == copy_to))))

/* S4 LookupComplete: when the lookup returns, no PTE or TLB entry of the buffer is left that it should have removed, through whatever mapping */
bool holds_S4 = true;

/* move: TTM moves buffers between system memory and VRAM (ttm_bo_validate) */
active proctype move() provided (started)
{
end_idle: /* ttm_bo_reserve, include/drm/ttm/ttm_bo.h: ret = dma_resv_lock(bo->base.resv, ticket); */
  if
  :: d_step { /* b = b0, s_1 = vram0 */
       resv == Holder_FREE && memory == Memory_SYSTEM && !(slot == VramSlots_vram0) ->
       resv = Holder_MOVER;
       move_slot = VramSlots_vram0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto unmap
  :: d_step { /* b = b0 */
       resv == Holder_FREE && !(memory == Memory_SYSTEM) ->
       resv = Holder_MOVER;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto unmap
  :: d_step { /* b = b0 */
       resv == Holder_FREE &&
       !(memory == Memory_SYSTEM && !(slot == VramSlots_vram0)) &&
       memory == Memory_SYSTEM ->
       resv = Holder_MOVER;
       move_slot = VramSlots_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto unlock
  fi;
unmap: /* ttm_bo_handle_move_mem, drivers/gpu/drm/ttm/ttm_bo.c: ttm_bo_unmap_virtual(bo); */
  if
  :: d_step { /* v_7 = mm0.b0 */
       !(memory == Memory_SYSTEM) ->
       unmapping = true;
       walk_vma = Vmas_mm0_b0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto zap
  :: d_step { /* v_17 = mm0.b0 */
       memory == Memory_SYSTEM &&
       tt_page != Frames_none &&
       mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] != Mapping_NONE &&
       ((mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_SHMEM &&
         index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FILE &&
         false) ||
        (mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_DEVICE &&
         index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FAKE_OFFSET)) ->
       unmapping = true;
       walk_vma = Vmas_mm0_b0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto rmap_zap
  :: d_step {
       memory == Memory_SYSTEM &&
       tt_page != Frames_none &&
       mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] != Mapping_NONE &&
       !((mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_SHMEM &&
          index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FILE &&
          false) ||
         (mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_DEVICE &&
          index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FAKE_OFFSET)) ->
       unmapping = true;
       walk_vma = Vmas_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto lookup_done
  :: d_step {
       memory == Memory_SYSTEM &&
       !(tt_page != Frames_none &&
         mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] != Mapping_NONE) ->
       unmapping = true;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto lookup_done
  fi;
zap: /* zap_present_ptes, mm/memory.c: ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm); */
  if
  :: d_step {
       true ->
       assert(walk_vma != Vmas_none);
       assert(walk_vma != Vmas_none);
       new0 = (walk_vma == Vmas_mm0_b0 -> unflushed : no_member[nobody]) ||
              ((AddressSpaces_mm0 ==
                (walk_vma == Vmas_none -> no_member[nobody] : AddressSpaces_mm0)) &&
               (walk_vma == Vmas_mm0_b0 -> pte : no_member[nobody]) != Places_none);
       pte = Places_none;
       unflushed = new0;
       new0 = 0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto flush
  fi;
flush: /* flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr); */
  if
  :: d_step { /* c = cpu0 */
       unflushed ->
       tlb = (unflushed -> Places_none : tlb);
       tlb_dirty = tlb_dirty && !unflushed;
       unflushed = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto flush
  :: d_step { /* v_11 = mm0.b0 */
       !unflushed &&
       (walk_vma == Vmas_none || ((walk_vma == Vmas_none || walk_vma < Vmas_mm0_b0))) ->
       walk_vma = Vmas_mm0_b0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto zap
  :: d_step {
       !unflushed &&
       !(walk_vma == Vmas_none || ((walk_vma == Vmas_none || walk_vma < Vmas_mm0_b0))) ->
       holds_S4 = (pte == Places_none ||
                   (pte !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))))) &&
                  (tlb == Places_none ||
                   (tlb !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))))));
       assert(holds_S4);
       walk_vma = Vmas_none;
       unmapping = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto populate
  fi;
rmap_zap: /* check_pte, mm/page_vma_mapped.c: pfn = pte_pfn(ptent); */
  if
  :: d_step {
       true ->
       assert(walk_vma != Vmas_none);
       assert(walk_vma != Vmas_none);
       new0 = (walk_vma == Vmas_mm0_b0 -> unflushed : no_member[nobody]) ||
              ((AddressSpaces_mm0 ==
                (walk_vma == Vmas_none -> no_member[nobody] : AddressSpaces_mm0)) &&
               (walk_vma == Vmas_mm0_b0 -> pte : no_member[nobody]) != Places_none &&
               ((walk_vma == Vmas_mm0_b0 -> pte : no_member[nobody]) ==
                (tt_page == Frames_none ->
                  Places_none :
                  (tt_page == Frames_none ->
                    no_member[nobody] :
                    (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))));
       pte = (((walk_vma == Vmas_mm0_b0 -> pte : no_member[nobody]) ==
               (tt_page == Frames_none ->
                 Places_none :
                 (tt_page == Frames_none ->
                   no_member[nobody] :
                   (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))) ->
               Places_none :
               (walk_vma == Vmas_mm0_b0 -> pte : no_member[nobody]));
       unflushed = new0;
       new0 = 0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto rmap_flush
  fi;
rmap_flush: /* flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr); */
  if
  :: d_step { /* c = cpu0 */
       unflushed ->
       tlb = (unflushed -> Places_none : tlb);
       tlb_dirty = tlb_dirty && !unflushed;
       unflushed = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto rmap_flush
  :: d_step { /* v_21 = mm0.b0 */
       !unflushed &&
       (walk_vma == Vmas_none || ((walk_vma == Vmas_none || walk_vma < Vmas_mm0_b0))) &&
       ((mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_SHMEM &&
         index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FILE &&
         false) ||
        (mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_DEVICE &&
         index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FAKE_OFFSET)) ->
       walk_vma = Vmas_mm0_b0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto rmap_zap
  :: d_step {
       !unflushed &&
       !((walk_vma == Vmas_none || ((walk_vma == Vmas_none || walk_vma < Vmas_mm0_b0))) &&
         ((mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_SHMEM &&
           index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FILE &&
           false) ||
          (mapping[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Mapping_DEVICE &&
           index[(tt_page == Frames_none -> no_member[nobody] : tt_page)] == Index_FAKE_OFFSET))) ->
       holds_S4 = (pte == Places_none ||
                   (pte !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))))) &&
                  (tlb == Places_none ||
                   (tlb !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))))));
       assert(holds_S4);
       walk_vma = Vmas_none;
       unmapping = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto populate
  fi;
lookup_done: /* ttm_bo_unmap_virtual, drivers/gpu/drm/ttm/ttm_bo.c: ttm_mem_io_free(bdev, bo->resource);; the lookup has returned */
  if
  :: d_step {
       true ->
       holds_S4 = (pte == Places_none ||
                   (pte !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))))) &&
                  (tlb == Places_none ||
                   (tlb !=
                    (memory == Memory_VRAM ->
                      (slot == VramSlots_none ->
                        Places_none :
                        (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                      (tt_page == Frames_none ->
                        Places_none :
                        (tt_page == Frames_none ->
                          no_member[nobody] :
                          (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))))));
       assert(holds_S4);
       unmapping = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto populate
  fi;
populate: /* shmem_get_folio_gfp, mm/shmem.c: folio = shmem_alloc_and_add_folio(vmf, gfp, inode, index, */
  if
  :: d_step {
       !(memory == Memory_SYSTEM) && !(tt_page != Frames_none) ->
       assert((((tt_page == Frames_frame0 || in_file[0]) &&
                (tt_page == Frames_frame1 || in_file[1])) ->
                Places_none :
                (((!(tt_page == Frames_frame0 || in_file[0]) ->
                    Frames_frame0 :
                    (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) ==
                  Frames_none) ->
                  no_member[nobody] :
                  (((!(tt_page == Frames_frame0 || in_file[0]) ->
                      Frames_frame0 :
                      (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) ==
                    Frames_frame0) ->
                    Places_frame0 :
                    Places_frame1))) !=
              Places_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       new0 = (((tt_page == Frames_frame0 || in_file[0]) && (tt_page == Frames_frame1 || in_file[1])) -> Places_none : ((!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) == Frames_none -> no_member[nobody] : ((!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) == Frames_frame0 -> Places_frame0 : Places_frame1)));
       new1 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       new2 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       new3 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       tt_page = (!(tt_page == Frames_frame0 || in_file[0]) ->
                   Frames_frame0 :
                   (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       fresh[new0] = false;
       in_file[new1] = true;
       mapping[new2] = Mapping_SHMEM;
       index[new3] = Index_FILE;
       new0 = 0;
       new1 = 0;
       new2 = 0;
       new3 = 0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto copy_begin
  :: d_step {
       !(!(memory == Memory_SYSTEM) && !(tt_page != Frames_none)) ->
       copy_from = (memory == Memory_VRAM ->
                     (slot == VramSlots_none ->
                       Places_none :
                       (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                     (tt_page == Frames_none ->
                       Places_none :
                       (tt_page == Frames_none ->
                         no_member[nobody] :
                         (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))));
       copy_to = (memory == Memory_SYSTEM ->
                   (move_slot == VramSlots_none ->
                     Places_none :
                     (move_slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                   (tt_page == Frames_none ->
                     Places_none :
                     (tt_page == Frames_none ->
                       no_member[nobody] :
                       (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))));
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto copy
  fi;
copy_begin: /* ttm_bo_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_move_memcpy(clear, PFN_UP(dst_mem->size), dst_iter, */
  if
  :: d_step {
       true ->
       copy_from = (memory == Memory_VRAM ->
                     (slot == VramSlots_none ->
                       Places_none :
                       (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                     (tt_page == Frames_none ->
                       Places_none :
                       (tt_page == Frames_none ->
                         no_member[nobody] :
                         (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))));
       copy_to = (memory == Memory_SYSTEM ->
                   (move_slot == VramSlots_none ->
                     Places_none :
                     (move_slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                   (tt_page == Frames_none ->
                     Places_none :
                     (tt_page == Frames_none ->
                       no_member[nobody] :
                       (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1))));
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto copy
  fi;
copy: /* ttm_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: drm_memcpy_from_wc(&dst_map, &src_map, PAGE_SIZE); */
  if
  :: d_step {
       true ->
       assert(copy_to != Places_none);
       copying = true;
       fresh[copy_to] = copy_from != Places_none &&
                        fresh[(copy_from == Places_none -> no_member[nobody] : copy_from)];
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto publish
  fi;
publish: /* ttm_bo_wait_free_node, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_resource_free(bo, &bo->resource); */
  if
  :: d_step {
       memory == Memory_SYSTEM ->
       tt_page = Frames_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto assign
  :: d_step { /* otherwise */
       !(memory == Memory_SYSTEM) ->
       slot = VramSlots_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto assign
  fi;
assign: /* ttm_bo_assign_mem, include/drm/ttm/ttm_bo.h: bo->resource = new_mem; */
  if
  :: d_step {
       true ->
       memory = (memory == Memory_SYSTEM -> Memory_VRAM : Memory_SYSTEM);
       slot = move_slot;
       copy_from = Places_none;
       copy_to = Places_none;
       copying = false;
       resv = Holder_FREE;
       move_slot = VramSlots_none;
       walk_vma = Vmas_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto fput
  fi;
unlock: /* ttm_bo_unreserve, include/drm/ttm/ttm_bo.h: dma_resv_unlock(bo->base.resv); */
  if
  :: d_step {
       true ->
       resv = Holder_FREE;
       move_slot = VramSlots_none;
       walk_vma = Vmas_none;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto fput
  fi;
fput: /* shmem_undo_range, mm/shmem.c: if (folio_mapping(folio) != mapping) { */
  if
  :: d_step {
       (!(in_file[0] && tt_page != Frames_frame0) || mapping[0] == Mapping_SHMEM) &&
       (!(in_file[1] && tt_page != Frames_frame1) || mapping[1] == Mapping_SHMEM) ->
       new0 = ((in_file[0] && tt_page != Frames_frame0) -> Mapping_NONE : mapping[0]);
       new1 = ((in_file[1] && tt_page != Frames_frame1) -> Mapping_NONE : mapping[1]);
       new2 = ((in_file[0] && tt_page != Frames_frame0) -> Index_NONE : index[0]);
       new3 = ((in_file[1] && tt_page != Frames_frame1) -> Index_NONE : index[1]);
       in_file[0] = in_file[0] && !(in_file[0] && tt_page != Frames_frame0);
       in_file[1] = in_file[1] && !(in_file[1] && tt_page != Frames_frame1);
       mapping[0] = new0;
       mapping[1] = new1;
       index[0] = new2;
       index[1] = new3;
       new0 = 0;
       new1 = 0;
       new2 = 0;
       new3 = 0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_idle
  :: d_step { /* otherwise */
       !((!(in_file[0] && tt_page != Frames_frame0) || mapping[0] == Mapping_SHMEM) &&
         (!(in_file[1] && tt_page != Frames_frame1) || mapping[1] == Mapping_SHMEM)) ->
       skip;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto fput
  fi
}

/* cpu(cpu0): user tasks access buffers and fault (ttm_bo_vm_fault) */
active proctype cpu_cpu0() provided (started)
{
end_user: /* no kernel code; the task stores to a page, or touches a page it has no PTE for */
  if
  :: d_step { /* v = mm0.b0, page = p0 */
       tlb != Places_none && tlb_dirty ->
       fresh[0] = Places_frame0 == tlb;
       fresh[1] = Places_frame1 == tlb;
       fresh[2] = Places_vram0 == tlb;
       undefined = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_user
  :: d_step { /* v = mm0.b0, page = p0 */
       tlb != Places_none && !tlb_dirty && pte != Places_none ->
       tlb = pte;
       tlb_dirty = true;
       fresh[0] = Places_frame0 == pte;
       fresh[1] = Places_frame1 == pte;
       fresh[2] = Places_vram0 == pte;
       undefined = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_user
  :: d_step { /* v = mm0.b0, page = p0 */
       pte == Places_none && (tlb == Places_none || !tlb_dirty) ->
       assert((mmap_readers + 1) <= 1);
       tlb = Places_none;
       mmap_readers = mmap_readers + 1;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto handle_fault
  fi;
handle_fault: /* __do_fault, mm/memory.c: ret = vma->vm_ops->fault(vmf); */
  if
  :: d_step {
       pte != Places_none ->
       assert(0 <= (mmap_readers - 1));
       mmap_readers = mmap_readers - 1;
       fault_tried = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_user
  :: d_step {
       !(pte != Places_none) ->
       skip;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto vm_reserve
  fi;
vm_reserve: /* ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (unlikely(!dma_resv_trylock(bo->base.resv))) { */
  if
  :: d_step {
       resv == Holder_FREE && memory == Memory_SYSTEM && !(tt_page != Frames_none) ->
       assert((((tt_page == Frames_frame0 || in_file[0]) &&
                (tt_page == Frames_frame1 || in_file[1])) ->
                Places_none :
                (((!(tt_page == Frames_frame0 || in_file[0]) ->
                    Frames_frame0 :
                    (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) ==
                  Frames_none) ->
                  no_member[nobody] :
                  (((!(tt_page == Frames_frame0 || in_file[0]) ->
                      Frames_frame0 :
                      (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) ==
                    Frames_frame0) ->
                    Places_frame0 :
                    Places_frame1))) !=
              Places_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       assert((!(tt_page == Frames_frame0 || in_file[0]) ->
                Frames_frame0 :
                (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) !=
              Frames_none);
       new0 = (((tt_page == Frames_frame0 || in_file[0]) && (tt_page == Frames_frame1 || in_file[1])) -> Places_none : ((!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) == Frames_none -> no_member[nobody] : ((!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) == Frames_frame0 -> Places_frame0 : Places_frame1)));
       new1 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       new2 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       new3 = (!(tt_page == Frames_frame0 || in_file[0]) -> Frames_frame0 : (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       new4 = (memory == Memory_VRAM ->
                (slot == VramSlots_none ->
                  Places_none :
                  (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                (((tt_page == Frames_frame0 || in_file[0]) &&
                  (tt_page == Frames_frame1 || in_file[1])) ->
                  Places_none :
                  (((!(tt_page == Frames_frame0 || in_file[0]) ->
                      Frames_frame0 :
                      (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none)) ==
                    Frames_none) ->
                    no_member[nobody] :
                    (((!(tt_page == Frames_frame0 || in_file[0]) ->
                        Frames_frame0 :
                        (!(tt_page == Frames_frame1 || in_file[1]) ->
                          Frames_frame1 :
                          Frames_none)) ==
                      Frames_frame0) ->
                      Places_frame0 :
                      Places_frame1))));
       resv = Holder_CPU;
       resv_cpu = Cpus_cpu0;
       fault_tried = false;
       tt_page = (!(tt_page == Frames_frame0 || in_file[0]) ->
                   Frames_frame0 :
                   (!(tt_page == Frames_frame1 || in_file[1]) -> Frames_frame1 : Frames_none));
       fresh[new0] = false;
       in_file[new1] = true;
       mapping[new2] = Mapping_SHMEM;
       index[new3] = Index_FILE;
       fault_pfn = new4;
       new0 = 0;
       new1 = 0;
       new2 = 0;
       new3 = 0;
       new4 = 0;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto insert_pfn
  :: d_step {
       resv == Holder_FREE && !(memory == Memory_SYSTEM && !(tt_page != Frames_none)) ->
       assert(0 <= (mmap_readers - 1));
       pte = (pte == Places_none ->
               (memory == Memory_VRAM ->
                 (slot == VramSlots_none ->
                   Places_none :
                   (slot == VramSlots_none -> no_member[nobody] : Places_vram0)) :
                 (tt_page == Frames_none ->
                   Places_none :
                   (tt_page == Frames_none ->
                     no_member[nobody] :
                     (tt_page == Frames_frame0 -> Places_frame0 : Places_frame1)))) :
               pte);
       fault_pfn = Places_none;
       resv = Holder_FREE;
       resv_cpu = Cpus_none;
       mmap_readers = mmap_readers - 1;
       fault_tried = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_user
  :: d_step {
       !(resv == Holder_FREE) && !fault_tried ->
       assert(0 <= (mmap_readers - 1));
       mmap_readers = mmap_readers - 1;
       fault_tried = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto reserve_wait
  fi;
reserve_wait: /* ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (!dma_resv_lock_interruptible(bo->base.resv,; lock and unlock the reservation, return VM_FAULT_RETRY */
  if
  :: d_step {
       resv == Holder_FREE ->
       assert((mmap_readers + 1) <= 1);
       fault_tried = true;
       mmap_readers = mmap_readers + 1;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto handle_fault
  fi;
insert_pfn: /* ttm_bo_vm_fault_reserved, drivers/gpu/drm/ttm/ttm_bo_vm.c: ret = vmf_insert_pfn_prot(vma, address, pfn, prot); */
  if
  :: d_step {
       true ->
       assert(0 <= (mmap_readers - 1));
       pte = (pte == Places_none -> fault_pfn : pte);
       fault_pfn = Places_none;
       resv = Holder_FREE;
       resv_cpu = Cpus_none;
       mmap_readers = mmap_readers - 1;
       fault_tried = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_user
  fi
}

/* tlb(cpu0): the CPU's TLB fills and evicts entries by itself */
active proctype tlb_cpu0() provided (started)
{
end_tlb: /* no kernel code; the TLB loads an entry from a present PTE, or drops one */
  if
  :: d_step { /* v = mm0.b0, page = p0 */
       tlb == Places_none && pte != Places_none ->
       tlb = pte;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_tlb
  :: d_step { /* v = mm0.b0, page = p0 */
       tlb != Places_none ->
       tlb = Places_none;
       tlb_dirty = false;
       holds_S3 = invariant_S3;
       assert(holds_S3)
     };
     goto end_tlb
  fi
}

init {
  d_step {
    holds_S3 = invariant_S3;
    assert(holds_S3);
    started = true
  };
end_started:
  if
  :: false
  fi
}
