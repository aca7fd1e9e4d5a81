-- by-page-shmem
-- model hash a5961b534011db7624621e4aa8abdcbb717fa1c2cc5a04748352ca9216287606
--
-- rumur --symmetry-reduction off --deadlock-detection off --value-type int32_t \
--   --threads 1 --output model.c FILE
-- gcc -O3 -mcx16 -o model model.c -lpthread
-- ./model

const
  -- ordered set Frames, and no member of it
  Frames_frame0: 0;
  Frames_frame1: 1;
  Frames_none: 2;
  -- unordered set VramSlots, and no member of it
  VramSlots_vram0: 0;
  VramSlots_none: 1;
  -- unordered set Buffers, and no member of it
  Buffers_b0: 0;
  Buffers_none: 1;
  -- ordered set Pages, and no member of it
  Pages_p0: 0;
  Pages_none: 1;
  -- unordered set Cpus, and no member of it
  Cpus_cpu0: 0;
  Cpus_none: 1;
  -- unordered set AddressSpaces, and no member of it
  AddressSpaces_mm0: 0;
  AddressSpaces_none: 1;
  -- ordered set Vmas, and no member of it
  Vmas_mm0_b0: 0;
  Vmas_none: 1;
  -- ordered set Places, and no member of it
  Places_frame0: 0;
  Places_frame1: 1;
  Places_vram0: 2;
  Places_none: 3;
  -- unordered set move, and no member of it
  move_move: 0;
  move_none: 1;

type
  Frames: 0 .. 1;
  Frames_or_none: 0 .. 2;
  VramSlots: 0 .. 0;
  VramSlots_or_none: 0 .. 1;
  Buffers: 0 .. 0;
  Buffers_or_none: 0 .. 1;
  Pages: 0 .. 0;
  Pages_or_none: 0 .. 1;
  Cpus: 0 .. 0;
  Cpus_or_none: 0 .. 1;
  AddressSpaces: 0 .. 0;
  AddressSpaces_or_none: 0 .. 1;
  Vmas: 0 .. 0;
  Vmas_or_none: 0 .. 1;
  Places: 0 .. 2;
  Places_or_none: 0 .. 3;
  move: 0 .. 0;
  move_or_none: 0 .. 1;
  Holder: enum {
    Holder_FREE,
    Holder_MOVER,
    Holder_CPU,
    Holder_SWAPOUT,
    Holder_SHRINKER,
    Holder_MADVISE,
    Holder_EVICTOR,
    Holder_ACCESS,
    Holder_GPU_USER,
    Holder_WORKER,
    Holder_RUNTIME,
    Holder_KERNEL
  };
  Memory: enum {
    Memory_SYSTEM,
    Memory_VRAM,
    Memory_NONE
  };
  Mapping: enum {
    Mapping_NONE,
    Mapping_SHMEM,
    Mapping_DEVICE
  };
  Index: enum {
    Index_NONE,
    Index_FILE,
    Index_FAKE_OFFSET
  };
  move_labels: enum {
    move_idle,
    move_unmap,
    move_zap,
    move_flush,
    move_rmap_zap,
    move_rmap_flush,
    move_lookup_done,
    move_populate,
    move_copy_begin,
    move_copy,
    move_publish,
    move_assign,
    move_unlock,
    move_fput
  };
  cpu_labels: enum {
    cpu_user,
    cpu_handle_fault,
    cpu_vm_reserve,
    cpu_reserve_wait,
    cpu_insert_pfn
  };
  tlb_labels: enum {
    tlb_tlb
  };

var
  resv: array [Buffers] of Holder;
  resv_cpu: array [Buffers] of Cpus_or_none;
  memory: array [Buffers] of Memory;
  slot: array [Buffers] of VramSlots_or_none;
  tt_page: array [Buffers] of array [Pages] of Frames_or_none;
  copy_from: array [Buffers] of array [Pages] of Places_or_none;
  copy_to: array [Buffers] of array [Pages] of Places_or_none;
  copying: array [Buffers] of boolean; -- ghost
  unmapping: array [Buffers] of boolean; -- ghost
  mapping: array [Buffers] of array [Pages] of array [Frames] of Mapping;
  index: array [Buffers] of array [Pages] of array [Frames] of Index;
  in_file: array [Buffers] of array [Pages] of array [Frames] of boolean;
  pte: array [Vmas] of array [Pages] of Places_or_none;
  tlb: array [Cpus] of array [Vmas] of array [Pages] of Places_or_none;
  tlb_dirty: array [Cpus] of array [Vmas] of array [Pages] of boolean;
  mmap_readers: array [AddressSpaces] of 0 .. 1;
  unflushed: array [Cpus] of array [Vmas] of array [Pages] of boolean;
  fresh: array [Buffers] of array [Pages] of array [Places] of boolean;
  undefined: array [Buffers] of array [Pages] of boolean; -- ghost
  move_slot: array [move] of VramSlots_or_none; -- local
  walk_vma: array [move] of Vmas_or_none; -- local
  fault_tried: array [Cpus] of boolean; -- local
  fault_pfn: array [Cpus] of Places_or_none; -- local
  holds_S4: boolean;
  pc_move: move_labels;
  pc_cpu: cpu_labels;
  pc_tlb: tlb_labels;

function no_member0(): AddressSpaces;
begin
  error "an index is none";
end;

function no_member1(): Places;
begin
  error "an index is none";
end;

startstate
begin
  resv[Buffers_b0] := Holder_FREE;
  resv_cpu[Buffers_b0] := Cpus_none;
  memory[Buffers_b0] := Memory_SYSTEM;
  slot[Buffers_b0] := VramSlots_none;
  tt_page[Buffers_b0][Pages_p0] := Frames_none;
  copy_from[Buffers_b0][Pages_p0] := Places_none;
  copy_to[Buffers_b0][Pages_p0] := Places_none;
  copying[Buffers_b0] := false;
  unmapping[Buffers_b0] := false;
  mapping[Buffers_b0][Pages_p0][Frames_frame0] := Mapping_NONE;
  mapping[Buffers_b0][Pages_p0][Frames_frame1] := Mapping_NONE;
  index[Buffers_b0][Pages_p0][Frames_frame0] := Index_NONE;
  index[Buffers_b0][Pages_p0][Frames_frame1] := Index_NONE;
  in_file[Buffers_b0][Pages_p0][Frames_frame0] := false;
  in_file[Buffers_b0][Pages_p0][Frames_frame1] := false;
  pte[Vmas_mm0_b0][Pages_p0] := Places_none;
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := Places_none;
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := false;
  mmap_readers[AddressSpaces_mm0] := 0;
  unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := false;
  fresh[Buffers_b0][Pages_p0][Places_frame0] := false;
  fresh[Buffers_b0][Pages_p0][Places_frame1] := false;
  fresh[Buffers_b0][Pages_p0][Places_vram0] := false;
  undefined[Buffers_b0][Pages_p0] := true;
  move_slot[move_move] := VramSlots_none;
  walk_vma[move_move] := Vmas_none;
  fault_tried[Cpus_cpu0] := false;
  fault_pfn[Cpus_cpu0] := Places_none;
  holds_S4 := true;
  pc_move := move_idle;
  pc_cpu := cpu_user;
  pc_tlb := tlb_tlb;
end;

-- move: TTM moves buffers between system memory and VRAM (ttm_bo_validate)

-- idle: ttm_bo_reserve, include/drm/ttm/ttm_bo.h: ret = dma_resv_lock(bo->base.resv, ticket);
rule "move: idle, b = b0, s_1 = vram0"
  pc_move = move_idle &
  resv[Buffers_b0] = Holder_FREE &
  memory[Buffers_b0] = Memory_SYSTEM &
  !(slot[Buffers_b0] = VramSlots_vram0) ==>
begin
  resv[Buffers_b0] := Holder_MOVER;
  move_slot[move_move] := VramSlots_vram0;
  pc_move := move_unmap;
end;
rule "move: idle, b = b0"
  pc_move = move_idle &
  resv[Buffers_b0] = Holder_FREE & !(memory[Buffers_b0] = Memory_SYSTEM) ==>
begin
  resv[Buffers_b0] := Holder_MOVER;
  pc_move := move_unmap;
end;
rule "move: idle, b = b0"
  pc_move = move_idle &
  resv[Buffers_b0] = Holder_FREE &
  !(memory[Buffers_b0] = Memory_SYSTEM & !(slot[Buffers_b0] = VramSlots_vram0)) &
  memory[Buffers_b0] = Memory_SYSTEM ==>
begin
  resv[Buffers_b0] := Holder_MOVER;
  move_slot[move_move] := VramSlots_none;
  pc_move := move_unlock;
end;

-- unmap: ttm_bo_handle_move_mem, drivers/gpu/drm/ttm/ttm_bo.c: ttm_bo_unmap_virtual(bo);
rule "move: unmap, v_7 = mm0.b0"
  pc_move = move_unmap &
  !(memory[Buffers_b0] = Memory_SYSTEM) ==>
begin
  unmapping[Buffers_b0] := true;
  walk_vma[move_move] := Vmas_mm0_b0;
  pc_move := move_zap;
end;
rule "move: unmap, v_17 = mm0.b0"
  pc_move = move_unmap &
  memory[Buffers_b0] = Memory_SYSTEM &
  tt_page[Buffers_b0][Pages_p0] != Frames_none &
  mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] != Mapping_NONE &
  ((mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_SHMEM &
    index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FILE &
    false) |
   (mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_DEVICE &
    index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FAKE_OFFSET)) ==>
begin
  unmapping[Buffers_b0] := true;
  walk_vma[move_move] := Vmas_mm0_b0;
  pc_move := move_rmap_zap;
end;
rule "move: unmap"
  pc_move = move_unmap &
  memory[Buffers_b0] = Memory_SYSTEM &
  tt_page[Buffers_b0][Pages_p0] != Frames_none &
  mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] != Mapping_NONE &
  !((mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_SHMEM &
     index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FILE &
     false) |
    (mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_DEVICE &
     index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FAKE_OFFSET)) ==>
begin
  unmapping[Buffers_b0] := true;
  walk_vma[move_move] := Vmas_none;
  pc_move := move_lookup_done;
end;
rule "move: unmap"
  pc_move = move_unmap &
  memory[Buffers_b0] = Memory_SYSTEM &
  !(tt_page[Buffers_b0][Pages_p0] != Frames_none &
    mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] != Mapping_NONE) ==>
begin
  unmapping[Buffers_b0] := true;
  pc_move := move_lookup_done;
end;

-- zap: zap_present_ptes, mm/memory.c: ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);
rule "move: zap"
  pc_move = move_zap ==>
  var new0: boolean;
begin
  new0 := unflushed[Cpus_cpu0][walk_vma[move_move]][Pages_p0] |
            ((AddressSpaces_mm0 =
              (walk_vma[move_move] = Vmas_none ? no_member0() : AddressSpaces_mm0)) &
             pte[walk_vma[move_move]][Pages_p0] != Places_none);
  pte[walk_vma[move_move]][Pages_p0] := Places_none;
  unflushed[Cpus_cpu0][walk_vma[move_move]][Pages_p0] := new0;
  pc_move := move_flush;
end;

-- flush: flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr);
rule "move: flush, c = cpu0"
  pc_move = move_flush &
  unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := (unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] ?
                                               Places_none :
                                               tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]);
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
                                                   !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0];
  unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := false;
end;
rule "move: flush, v_11 = mm0.b0"
  pc_move = move_flush &
  !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
  (walk_vma[move_move] = Vmas_none |
   ((walk_vma[move_move] = Vmas_none | walk_vma[move_move] < Vmas_mm0_b0))) ==>
begin
  walk_vma[move_move] := Vmas_mm0_b0;
  pc_move := move_zap;
end;
rule "move: flush"
  pc_move = move_flush &
  !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
  !(walk_vma[move_move] = Vmas_none |
    ((walk_vma[move_move] = Vmas_none | walk_vma[move_move] < Vmas_mm0_b0))) ==>
begin
  holds_S4 := (pte[Vmas_mm0_b0][Pages_p0] = Places_none |
                 (pte[Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1)))))) &
                (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none |
                 (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1))))));
  walk_vma[move_move] := Vmas_none;
  unmapping[Buffers_b0] := false;
  pc_move := move_populate;
end;

-- rmap_zap: check_pte, mm/page_vma_mapped.c: pfn = pte_pfn(ptent);
rule "move: rmap_zap"
  pc_move = move_rmap_zap ==>
  var new0: boolean;
begin
  new0 := unflushed[Cpus_cpu0][walk_vma[move_move]][Pages_p0] |
            ((AddressSpaces_mm0 =
              (walk_vma[move_move] = Vmas_none ? no_member0() : AddressSpaces_mm0)) &
             pte[walk_vma[move_move]][Pages_p0] != Places_none &
             (pte[walk_vma[move_move]][Pages_p0] =
              (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                Places_none :
                (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                  no_member1() :
                  (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                    Places_frame0 :
                    Places_frame1)))));
  pte[walk_vma[move_move]][Pages_p0] := ((pte[walk_vma[move_move]][Pages_p0] =
                                            (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                              Places_none :
                                              (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                                no_member1() :
                                                (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                                  Places_frame0 :
                                                  Places_frame1)))) ?
                                            Places_none :
                                            pte[walk_vma[move_move]][Pages_p0]);
  unflushed[Cpus_cpu0][walk_vma[move_move]][Pages_p0] := new0;
  pc_move := move_rmap_flush;
end;

-- rmap_flush: flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr);
rule "move: rmap_flush, c = cpu0"
  pc_move = move_rmap_flush &
  unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := (unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] ?
                                               Places_none :
                                               tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]);
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
                                                   !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0];
  unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := false;
end;
rule "move: rmap_flush, v_21 = mm0.b0"
  pc_move = move_rmap_flush &
  !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
  (walk_vma[move_move] = Vmas_none |
   ((walk_vma[move_move] = Vmas_none | walk_vma[move_move] < Vmas_mm0_b0))) &
  ((mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_SHMEM &
    index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FILE &
    false) |
   (mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_DEVICE &
    index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FAKE_OFFSET)) ==>
begin
  walk_vma[move_move] := Vmas_mm0_b0;
  pc_move := move_rmap_zap;
end;
rule "move: rmap_flush"
  pc_move = move_rmap_flush &
  !unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
  !((walk_vma[move_move] = Vmas_none |
     ((walk_vma[move_move] = Vmas_none | walk_vma[move_move] < Vmas_mm0_b0))) &
    ((mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_SHMEM &
      index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FILE &
      false) |
     (mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Mapping_DEVICE &
      index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = Index_FAKE_OFFSET))) ==>
begin
  holds_S4 := (pte[Vmas_mm0_b0][Pages_p0] = Places_none |
                 (pte[Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1)))))) &
                (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none |
                 (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1))))));
  walk_vma[move_move] := Vmas_none;
  unmapping[Buffers_b0] := false;
  pc_move := move_populate;
end;

-- lookup_done: ttm_bo_unmap_virtual, drivers/gpu/drm/ttm/ttm_bo.c: ttm_mem_io_free(bdev, bo->resource);; the lookup has returned
rule "move: lookup_done"
  pc_move = move_lookup_done ==>
begin
  holds_S4 := (pte[Vmas_mm0_b0][Pages_p0] = Places_none |
                 (pte[Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1)))))) &
                (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none |
                 (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] !=
                  (memory[Buffers_b0] = Memory_VRAM ?
                    (slot[Buffers_b0] = VramSlots_none ?
                      Places_none :
                      (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
                    (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                      Places_none :
                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                        no_member1() :
                        (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                          Places_frame0 :
                          Places_frame1))))));
  unmapping[Buffers_b0] := false;
  pc_move := move_populate;
end;

-- populate: shmem_get_folio_gfp, mm/shmem.c: folio = shmem_alloc_and_add_folio(vmf, gfp, inode, index,
rule "move: populate"
  pc_move = move_populate &
  !(memory[Buffers_b0] = Memory_SYSTEM) & !(tt_page[Buffers_b0][Pages_p0] != Frames_none) ==>
  var new0: Places_or_none;
  var new1: Frames_or_none;
  var new2: Frames_or_none;
  var new3: Frames_or_none;
begin
  new0 := (((tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) &
              (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
               in_file[Buffers_b0][Pages_p0][Frames_frame1])) ?
              Places_none :
              (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                   in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                  Frames_frame0 :
                  (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                     in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                    Frames_frame1 :
                    Frames_none)) =
                Frames_none) ?
                no_member1() :
                (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                     in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                    Frames_frame0 :
                    (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                       in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                      Frames_frame1 :
                      Frames_none)) =
                  Frames_frame0) ?
                  Places_frame0 :
                  Places_frame1)));
  new1 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  new2 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  new3 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  tt_page[Buffers_b0][Pages_p0] := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                                        in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                                       Frames_frame0 :
                                       (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                                          in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                                         Frames_frame1 :
                                         Frames_none));
  fresh[Buffers_b0][Pages_p0][new0] := false;
  in_file[Buffers_b0][Pages_p0][new1] := true;
  mapping[Buffers_b0][Pages_p0][new2] := Mapping_SHMEM;
  index[Buffers_b0][Pages_p0][new3] := Index_FILE;
  pc_move := move_copy_begin;
end;
rule "move: populate"
  pc_move = move_populate &
  !(!(memory[Buffers_b0] = Memory_SYSTEM) & !(tt_page[Buffers_b0][Pages_p0] != Frames_none)) ==>
begin
  copy_from[Buffers_b0][Pages_p0] := (memory[Buffers_b0] = Memory_VRAM ?
                                         (slot[Buffers_b0] = VramSlots_none ?
                                           Places_none :
                                           (slot[Buffers_b0] = VramSlots_none ?
                                             no_member1() :
                                             Places_vram0)) :
                                         (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                           Places_none :
                                           (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                             no_member1() :
                                             (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                               Places_frame0 :
                                               Places_frame1))));
  copy_to[Buffers_b0][Pages_p0] := (memory[Buffers_b0] = Memory_SYSTEM ?
                                       (move_slot[move_move] = VramSlots_none ?
                                         Places_none :
                                         (move_slot[move_move] = VramSlots_none ?
                                           no_member1() :
                                           Places_vram0)) :
                                       (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                         Places_none :
                                         (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                           no_member1() :
                                           (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                             Places_frame0 :
                                             Places_frame1))));
  pc_move := move_copy;
end;

-- copy_begin: ttm_bo_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_move_memcpy(clear, PFN_UP(dst_mem->size), dst_iter,
rule "move: copy_begin"
  pc_move = move_copy_begin ==>
begin
  copy_from[Buffers_b0][Pages_p0] := (memory[Buffers_b0] = Memory_VRAM ?
                                         (slot[Buffers_b0] = VramSlots_none ?
                                           Places_none :
                                           (slot[Buffers_b0] = VramSlots_none ?
                                             no_member1() :
                                             Places_vram0)) :
                                         (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                           Places_none :
                                           (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                             no_member1() :
                                             (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                               Places_frame0 :
                                               Places_frame1))));
  copy_to[Buffers_b0][Pages_p0] := (memory[Buffers_b0] = Memory_SYSTEM ?
                                       (move_slot[move_move] = VramSlots_none ?
                                         Places_none :
                                         (move_slot[move_move] = VramSlots_none ?
                                           no_member1() :
                                           Places_vram0)) :
                                       (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                         Places_none :
                                         (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                           no_member1() :
                                           (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                             Places_frame0 :
                                             Places_frame1))));
  pc_move := move_copy;
end;

-- copy: ttm_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: drm_memcpy_from_wc(&dst_map, &src_map, PAGE_SIZE);
rule "move: copy"
  pc_move = move_copy ==>
begin
  copying[Buffers_b0] := true;
  fresh[Buffers_b0][Pages_p0][copy_to[Buffers_b0][Pages_p0]] := (copy_from[Buffers_b0][Pages_p0] !=
                                                                   Places_none) &
                                                                  fresh[Buffers_b0][Pages_p0][copy_from[Buffers_b0][Pages_p0]];
  pc_move := move_publish;
end;

-- publish: ttm_bo_wait_free_node, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_resource_free(bo, &bo->resource);
rule "move: publish"
  pc_move = move_publish &
  memory[Buffers_b0] = Memory_SYSTEM ==>
begin
  tt_page[Buffers_b0][Pages_p0] := Frames_none;
  pc_move := move_assign;
end;
rule "move: publish, otherwise"
  pc_move = move_publish &
  !(memory[Buffers_b0] = Memory_SYSTEM) ==>
begin
  slot[Buffers_b0] := VramSlots_none;
  pc_move := move_assign;
end;

-- assign: ttm_bo_assign_mem, include/drm/ttm/ttm_bo.h: bo->resource = new_mem;
rule "move: assign"
  pc_move = move_assign ==>
begin
  memory[Buffers_b0] := (memory[Buffers_b0] = Memory_SYSTEM ? Memory_VRAM : Memory_SYSTEM);
  slot[Buffers_b0] := move_slot[move_move];
  copy_from[Buffers_b0][Pages_p0] := Places_none;
  copy_to[Buffers_b0][Pages_p0] := Places_none;
  copying[Buffers_b0] := false;
  resv[Buffers_b0] := Holder_FREE;
  move_slot[move_move] := VramSlots_none;
  walk_vma[move_move] := Vmas_none;
  pc_move := move_fput;
end;

-- unlock: ttm_bo_unreserve, include/drm/ttm/ttm_bo.h: dma_resv_unlock(bo->base.resv);
rule "move: unlock"
  pc_move = move_unlock ==>
begin
  resv[Buffers_b0] := Holder_FREE;
  move_slot[move_move] := VramSlots_none;
  walk_vma[move_move] := Vmas_none;
  pc_move := move_fput;
end;

-- fput: shmem_undo_range, mm/shmem.c: if (folio_mapping(folio) != mapping) {
rule "move: fput"
  pc_move = move_fput &
  (!(in_file[Buffers_b0][Pages_p0][Frames_frame0] &
     tt_page[Buffers_b0][Pages_p0] != Frames_frame0) |
   mapping[Buffers_b0][Pages_p0][Frames_frame0] = Mapping_SHMEM) &
  (!(in_file[Buffers_b0][Pages_p0][Frames_frame1] &
     tt_page[Buffers_b0][Pages_p0] != Frames_frame1) |
   mapping[Buffers_b0][Pages_p0][Frames_frame1] = Mapping_SHMEM) ==>
  var new0: Mapping;
  var new1: Mapping;
  var new2: Index;
  var new3: Index;
begin
  new0 := ((in_file[Buffers_b0][Pages_p0][Frames_frame0] &
              tt_page[Buffers_b0][Pages_p0] != Frames_frame0) ?
              Mapping_NONE :
              mapping[Buffers_b0][Pages_p0][Frames_frame0]);
  new1 := ((in_file[Buffers_b0][Pages_p0][Frames_frame1] &
              tt_page[Buffers_b0][Pages_p0] != Frames_frame1) ?
              Mapping_NONE :
              mapping[Buffers_b0][Pages_p0][Frames_frame1]);
  new2 := ((in_file[Buffers_b0][Pages_p0][Frames_frame0] &
              tt_page[Buffers_b0][Pages_p0] != Frames_frame0) ?
              Index_NONE :
              index[Buffers_b0][Pages_p0][Frames_frame0]);
  new3 := ((in_file[Buffers_b0][Pages_p0][Frames_frame1] &
              tt_page[Buffers_b0][Pages_p0] != Frames_frame1) ?
              Index_NONE :
              index[Buffers_b0][Pages_p0][Frames_frame1]);
  in_file[Buffers_b0][Pages_p0][Frames_frame0] := in_file[Buffers_b0][Pages_p0][Frames_frame0] &
                                                    !(in_file[Buffers_b0][Pages_p0][Frames_frame0] &
                                                      (tt_page[Buffers_b0][Pages_p0] !=
                                                       Frames_frame0));
  in_file[Buffers_b0][Pages_p0][Frames_frame1] := in_file[Buffers_b0][Pages_p0][Frames_frame1] &
                                                    !(in_file[Buffers_b0][Pages_p0][Frames_frame1] &
                                                      (tt_page[Buffers_b0][Pages_p0] !=
                                                       Frames_frame1));
  mapping[Buffers_b0][Pages_p0][Frames_frame0] := new0;
  mapping[Buffers_b0][Pages_p0][Frames_frame1] := new1;
  index[Buffers_b0][Pages_p0][Frames_frame0] := new2;
  index[Buffers_b0][Pages_p0][Frames_frame1] := new3;
  pc_move := move_idle;
end;
rule "move: fput, otherwise"
  pc_move = move_fput &
  !((!(in_file[Buffers_b0][Pages_p0][Frames_frame0] &
       tt_page[Buffers_b0][Pages_p0] != Frames_frame0) |
     mapping[Buffers_b0][Pages_p0][Frames_frame0] = Mapping_SHMEM) &
    (!(in_file[Buffers_b0][Pages_p0][Frames_frame1] &
       tt_page[Buffers_b0][Pages_p0] != Frames_frame1) |
     mapping[Buffers_b0][Pages_p0][Frames_frame1] = Mapping_SHMEM)) ==>
begin
end;

-- cpu(cpu0): user tasks access buffers and fault (ttm_bo_vm_fault)

-- user: no kernel code; the task stores to a page, or touches a page it has no PTE for
rule "cpu(cpu0): user, v = mm0.b0, page = p0"
  pc_cpu = cpu_user &
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] != Places_none &
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] ==>
begin
  fresh[Buffers_b0][Pages_p0][Places_frame0] := Places_frame0 =
                                                  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0];
  fresh[Buffers_b0][Pages_p0][Places_frame1] := Places_frame1 =
                                                  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0];
  fresh[Buffers_b0][Pages_p0][Places_vram0] := Places_vram0 =
                                                 tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0];
  undefined[Buffers_b0][Pages_p0] := false;
end;
rule "cpu(cpu0): user, v = mm0.b0, page = p0"
  pc_cpu = cpu_user &
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] != Places_none &
  !tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] &
  pte[Vmas_mm0_b0][Pages_p0] != Places_none ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := pte[Vmas_mm0_b0][Pages_p0];
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := true;
  fresh[Buffers_b0][Pages_p0][Places_frame0] := Places_frame0 = pte[Vmas_mm0_b0][Pages_p0];
  fresh[Buffers_b0][Pages_p0][Places_frame1] := Places_frame1 = pte[Vmas_mm0_b0][Pages_p0];
  fresh[Buffers_b0][Pages_p0][Places_vram0] := Places_vram0 = pte[Vmas_mm0_b0][Pages_p0];
  undefined[Buffers_b0][Pages_p0] := false;
end;
rule "cpu(cpu0): user, v = mm0.b0, page = p0"
  pc_cpu = cpu_user &
  pte[Vmas_mm0_b0][Pages_p0] = Places_none &
  (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none |
   !tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]) ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := Places_none;
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] + 1;
  pc_cpu := cpu_handle_fault;
end;

-- handle_fault: __do_fault, mm/memory.c: ret = vma->vm_ops->fault(vmf);
rule "cpu(cpu0): handle_fault"
  pc_cpu = cpu_handle_fault &
  pte[Vmas_mm0_b0][Pages_p0] != Places_none ==>
begin
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] - 1;
  fault_tried[Cpus_cpu0] := false;
  pc_cpu := cpu_user;
end;
rule "cpu(cpu0): handle_fault"
  pc_cpu = cpu_handle_fault &
  !(pte[Vmas_mm0_b0][Pages_p0] != Places_none) ==>
begin
  pc_cpu := cpu_vm_reserve;
end;

-- vm_reserve: ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (unlikely(!dma_resv_trylock(bo->base.resv))) {
rule "cpu(cpu0): vm_reserve"
  pc_cpu = cpu_vm_reserve &
  resv[Buffers_b0] = Holder_FREE &
  memory[Buffers_b0] = Memory_SYSTEM &
  !(tt_page[Buffers_b0][Pages_p0] != Frames_none) ==>
  var new0: Places_or_none;
  var new1: Frames_or_none;
  var new2: Frames_or_none;
  var new3: Frames_or_none;
  var new4: Places_or_none;
begin
  new0 := (((tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) &
              (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
               in_file[Buffers_b0][Pages_p0][Frames_frame1])) ?
              Places_none :
              (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                   in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                  Frames_frame0 :
                  (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                     in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                    Frames_frame1 :
                    Frames_none)) =
                Frames_none) ?
                no_member1() :
                (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                     in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                    Frames_frame0 :
                    (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                       in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                      Frames_frame1 :
                      Frames_none)) =
                  Frames_frame0) ?
                  Places_frame0 :
                  Places_frame1)));
  new1 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  new2 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  new3 := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
               in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
              Frames_frame0 :
              (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                Frames_frame1 :
                Frames_none));
  new4 := (memory[Buffers_b0] = Memory_VRAM ?
              (slot[Buffers_b0] = VramSlots_none ?
                Places_none :
                (slot[Buffers_b0] = VramSlots_none ? no_member1() : Places_vram0)) :
              (((tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame0]) &
                (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                 in_file[Buffers_b0][Pages_p0][Frames_frame1])) ?
                Places_none :
                (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                     in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                    Frames_frame0 :
                    (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                       in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                      Frames_frame1 :
                      Frames_none)) =
                  Frames_none) ?
                  no_member1() :
                  (((!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                       in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                      Frames_frame0 :
                      (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                         in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                        Frames_frame1 :
                        Frames_none)) =
                    Frames_frame0) ?
                    Places_frame0 :
                    Places_frame1))));
  resv[Buffers_b0] := Holder_CPU;
  resv_cpu[Buffers_b0] := Cpus_cpu0;
  fault_tried[Cpus_cpu0] := false;
  tt_page[Buffers_b0][Pages_p0] := (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 |
                                        in_file[Buffers_b0][Pages_p0][Frames_frame0]) ?
                                       Frames_frame0 :
                                       (!(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 |
                                          in_file[Buffers_b0][Pages_p0][Frames_frame1]) ?
                                         Frames_frame1 :
                                         Frames_none));
  fresh[Buffers_b0][Pages_p0][new0] := false;
  in_file[Buffers_b0][Pages_p0][new1] := true;
  mapping[Buffers_b0][Pages_p0][new2] := Mapping_SHMEM;
  index[Buffers_b0][Pages_p0][new3] := Index_FILE;
  fault_pfn[Cpus_cpu0] := new4;
  pc_cpu := cpu_insert_pfn;
end;
rule "cpu(cpu0): vm_reserve"
  pc_cpu = cpu_vm_reserve &
  resv[Buffers_b0] = Holder_FREE &
  !(memory[Buffers_b0] = Memory_SYSTEM & !(tt_page[Buffers_b0][Pages_p0] != Frames_none)) ==>
begin
  pte[Vmas_mm0_b0][Pages_p0] := (pte[Vmas_mm0_b0][Pages_p0] = Places_none ?
                                    (memory[Buffers_b0] = Memory_VRAM ?
                                      (slot[Buffers_b0] = VramSlots_none ?
                                        Places_none :
                                        (slot[Buffers_b0] = VramSlots_none ?
                                          no_member1() :
                                          Places_vram0)) :
                                      (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                        Places_none :
                                        (tt_page[Buffers_b0][Pages_p0] = Frames_none ?
                                          no_member1() :
                                          (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 ?
                                            Places_frame0 :
                                            Places_frame1)))) :
                                    pte[Vmas_mm0_b0][Pages_p0]);
  fault_pfn[Cpus_cpu0] := Places_none;
  resv[Buffers_b0] := Holder_FREE;
  resv_cpu[Buffers_b0] := Cpus_none;
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] - 1;
  fault_tried[Cpus_cpu0] := false;
  pc_cpu := cpu_user;
end;
rule "cpu(cpu0): vm_reserve"
  pc_cpu = cpu_vm_reserve &
  !(resv[Buffers_b0] = Holder_FREE) & !fault_tried[Cpus_cpu0] ==>
begin
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] - 1;
  fault_tried[Cpus_cpu0] := false;
  pc_cpu := cpu_reserve_wait;
end;

-- reserve_wait: ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (!dma_resv_lock_interruptible(bo->base.resv,; lock and unlock the reservation, return VM_FAULT_RETRY
rule "cpu(cpu0): reserve_wait"
  pc_cpu = cpu_reserve_wait &
  resv[Buffers_b0] = Holder_FREE ==>
begin
  fault_tried[Cpus_cpu0] := true;
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] + 1;
  pc_cpu := cpu_handle_fault;
end;

-- insert_pfn: ttm_bo_vm_fault_reserved, drivers/gpu/drm/ttm/ttm_bo_vm.c: ret = vmf_insert_pfn_prot(vma, address, pfn, prot);
rule "cpu(cpu0): insert_pfn"
  pc_cpu = cpu_insert_pfn ==>
begin
  pte[Vmas_mm0_b0][Pages_p0] := (pte[Vmas_mm0_b0][Pages_p0] = Places_none ?
                                    fault_pfn[Cpus_cpu0] :
                                    pte[Vmas_mm0_b0][Pages_p0]);
  fault_pfn[Cpus_cpu0] := Places_none;
  resv[Buffers_b0] := Holder_FREE;
  resv_cpu[Buffers_b0] := Cpus_none;
  mmap_readers[AddressSpaces_mm0] := mmap_readers[AddressSpaces_mm0] - 1;
  fault_tried[Cpus_cpu0] := false;
  pc_cpu := cpu_user;
end;

-- tlb(cpu0): the CPU's TLB fills and evicts entries by itself

-- tlb: no kernel code; the TLB loads an entry from a present PTE, or drops one
rule "tlb(cpu0): tlb, v = mm0.b0, page = p0"
  pc_tlb = tlb_tlb &
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none &
  pte[Vmas_mm0_b0][Pages_p0] != Places_none ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := pte[Vmas_mm0_b0][Pages_p0];
end;
rule "tlb(cpu0): tlb, v = mm0.b0, page = p0"
  pc_tlb = tlb_tlb &
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] != Places_none ==>
begin
  tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := Places_none;
  tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] := false;
end;

-- while a buffer is being copied, from the first byte until the copy is known to be done, no PTE or TLB entry names its old or new memory
invariant "S3 MoveExclusion"
  ((pte[Vmas_mm0_b0][Pages_p0] = Places_none |
    !(copying[Buffers_b0] &
      (pte[Vmas_mm0_b0][Pages_p0] = copy_from[Buffers_b0][Pages_p0] |
       pte[Vmas_mm0_b0][Pages_p0] = copy_to[Buffers_b0][Pages_p0]))) &
   (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none |
    !(copying[Buffers_b0] &
      (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = copy_from[Buffers_b0][Pages_p0] |
       tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = copy_to[Buffers_b0][Pages_p0]))));

-- when the lookup returns, no PTE or TLB entry of the buffer is left that it should have removed, through whatever mapping
invariant "S4 LookupComplete"
  holds_S4;
