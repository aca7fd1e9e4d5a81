---- MODULE by_page_shmem ----
\* by-page-shmem
\* model hash a5961b534011db7624621e4aa8abdcbb717fa1c2cc5a04748352ca9216287606
\*
\* With properties: see the definitions at the end.
\*
\* java -cp tla2tools.jar tlc2.TLC -deadlock -workers 1 by_page_shmem

EXTENDS Integers, FiniteSets, TLC

\* ordered set Frames, and no member of it
Frames == 0..1
Frames_frame0 == 0
Frames_frame1 == 1
Frames_none == -1

\* unordered set VramSlots, and no member of it
VramSlots == 0..0
VramSlots_vram0 == 0
VramSlots_none == -1

\* unordered set Buffers, and no member of it
Buffers == 0..0
Buffers_b0 == 0
Buffers_none == -1

\* ordered set Pages, and no member of it
Pages == 0..0
Pages_p0 == 0
Pages_none == -1

\* unordered set Cpus, and no member of it
Cpus == 0..0
Cpus_cpu0 == 0
Cpus_none == -1

\* unordered set AddressSpaces, and no member of it
AddressSpaces == 0..0
AddressSpaces_mm0 == 0
AddressSpaces_none == -1

\* ordered set Vmas, and no member of it
Vmas == 0..0
Vmas_mm0_b0 == 0
Vmas_none == -1

\* ordered set Places, and no member of it
Places == 0..2
Places_frame0 == 0
Places_frame1 == 1
Places_vram0 == 2
Places_none == -1

\* unordered set move, and no member of it
move == 0..0
move_move == 0
move_none == -1

Holder ==
  {"FREE", "MOVER", "CPU", "SWAPOUT", "SHRINKER", "MADVISE", "EVICTOR", "ACCESS", "GPU_USER",
   "WORKER", "RUNTIME", "KERNEL"}

Memory ==
  {"SYSTEM", "VRAM", "NONE"}

Mapping ==
  {"NONE", "SHMEM", "DEVICE"}

Index ==
  {"NONE", "FILE", "FAKE_OFFSET"}

place_of_frame == (Frames_frame0 :> Places_frame0 @@ Frames_frame1 :> Places_frame1)

place_of_slot == [i1 \in VramSlots |-> Places_vram0]

vma_mm == [i1 \in Vmas |-> AddressSpaces_mm0]

VARIABLE resv
VARIABLE resv_cpu
VARIABLE memory
VARIABLE slot
VARIABLE tt_page
VARIABLE copy_from
VARIABLE copy_to
VARIABLE copying \* ghost
VARIABLE unmapping \* ghost
VARIABLE mapping
VARIABLE index
VARIABLE in_file
VARIABLE pte
VARIABLE tlb
VARIABLE tlb_dirty
VARIABLE mmap_readers
VARIABLE unflushed
VARIABLE fresh
VARIABLE undefined \* ghost
VARIABLE move_slot \* local
VARIABLE walk_vma \* local
VARIABLE fault_tried \* local
VARIABLE fault_pfn \* local
VARIABLE holds_S4 \* did the last assertion hold?
VARIABLE pc_move \* where move is
VARIABLE pc_cpu \* where cpu is
VARIABLE pc_tlb \* where tlb is

vars == <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, unmapping,
          mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh,
          undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_move, pc_cpu,
          pc_tlb>>

Init ==
  /\ resv = [i1 \in Buffers |-> "FREE"]
  /\ resv_cpu = [i1 \in Buffers |-> Cpus_none]
  /\ memory = [i1 \in Buffers |-> "SYSTEM"]
  /\ slot = [i1 \in Buffers |-> VramSlots_none]
  /\ tt_page = [i2 \in Buffers |-> [i1 \in Pages |-> Frames_none]]
  /\ copy_from = [i2 \in Buffers |-> [i1 \in Pages |-> Places_none]]
  /\ copy_to = [i2 \in Buffers |-> [i1 \in Pages |-> Places_none]]
  /\ copying = [i1 \in Buffers |-> FALSE]
  /\ unmapping = [i1 \in Buffers |-> FALSE]
  /\ mapping = [i3 \in Buffers |-> [i2 \in Pages |-> [i1 \in Frames |-> "NONE"]]]
  /\ index = [i3 \in Buffers |-> [i2 \in Pages |-> [i1 \in Frames |-> "NONE"]]]
  /\ in_file = [i3 \in Buffers |-> [i2 \in Pages |-> [i1 \in Frames |-> FALSE]]]
  /\ pte = [i2 \in Vmas |-> [i1 \in Pages |-> Places_none]]
  /\ tlb = [i3 \in Cpus |-> [i2 \in Vmas |-> [i1 \in Pages |-> Places_none]]]
  /\ tlb_dirty = [i3 \in Cpus |-> [i2 \in Vmas |-> [i1 \in Pages |-> FALSE]]]
  /\ mmap_readers = [i1 \in AddressSpaces |-> 0]
  /\ unflushed = [i3 \in Cpus |-> [i2 \in Vmas |-> [i1 \in Pages |-> FALSE]]]
  /\ fresh = [i3 \in Buffers |-> [i2 \in Pages |-> [i1 \in Places |-> FALSE]]]
  /\ undefined = [i2 \in Buffers |-> [i1 \in Pages |-> TRUE]]
  /\ move_slot = VramSlots_none
  /\ walk_vma = Vmas_none
  /\ fault_tried = FALSE
  /\ fault_pfn = Places_none
  /\ holds_S4 = TRUE
  /\ pc_move = "idle"
  /\ pc_cpu = "user"
  /\ pc_tlb = "tlb"

TypeOK ==
  /\ resv \in [Buffers -> Holder]
  /\ resv_cpu \in [Buffers -> (Cpus \cup {Cpus_none})]
  /\ memory \in [Buffers -> Memory]
  /\ slot \in [Buffers -> (VramSlots \cup {VramSlots_none})]
  /\ tt_page \in [Buffers -> [Pages -> (Frames \cup {Frames_none})]]
  /\ copy_from \in [Buffers -> [Pages -> (Places \cup {Places_none})]]
  /\ copy_to \in [Buffers -> [Pages -> (Places \cup {Places_none})]]
  /\ copying \in [Buffers -> BOOLEAN]
  /\ unmapping \in [Buffers -> BOOLEAN]
  /\ mapping \in [Buffers -> [Pages -> [Frames -> Mapping]]]
  /\ index \in [Buffers -> [Pages -> [Frames -> Index]]]
  /\ in_file \in [Buffers -> [Pages -> [Frames -> BOOLEAN]]]
  /\ pte \in [Vmas -> [Pages -> (Places \cup {Places_none})]]
  /\ tlb \in [Cpus -> [Vmas -> [Pages -> (Places \cup {Places_none})]]]
  /\ tlb_dirty \in [Cpus -> [Vmas -> [Pages -> BOOLEAN]]]
  /\ mmap_readers \in [AddressSpaces -> (0..1)]
  /\ unflushed \in [Cpus -> [Vmas -> [Pages -> BOOLEAN]]]
  /\ fresh \in [Buffers -> [Pages -> [Places -> BOOLEAN]]]
  /\ undefined \in [Buffers -> [Pages -> BOOLEAN]]
  /\ move_slot \in (VramSlots \cup {VramSlots_none})
  /\ walk_vma \in (Vmas \cup {Vmas_none})
  /\ fault_tried \in BOOLEAN
  /\ fault_pfn \in (Places \cup {Places_none})
  /\ holds_S4 \in BOOLEAN
  /\ pc_move \in {"idle", "unmap", "zap", "flush", "rmap_zap", "rmap_flush", "lookup_done",
                  "populate", "copy_begin", "copy", "publish", "assign", "unlock", "fput"}
  /\ pc_cpu \in {"user", "handle_fault", "vm_reserve", "reserve_wait", "insert_pfn"}
  /\ pc_tlb \in {"tlb"}

\* move: TTM moves buffers between system memory and VRAM (ttm_bo_validate)

move_idle == \* ttm_bo_reserve, include/drm/ttm/ttm_bo.h: ret = dma_resv_lock(bo->base.resv, ticket);
  /\ pc_move = "idle"
  /\ \/ \E b \in Buffers, s_1 \in VramSlots :
          /\ resv[Buffers_b0] = "FREE"
          /\ memory[Buffers_b0] = "SYSTEM"
          /\ ~(slot[Buffers_b0] = VramSlots_vram0)
          /\ resv' = [resv EXCEPT ![Buffers_b0] = "MOVER"]
          /\ move_slot' = VramSlots_vram0
          /\ pc_move' = "unmap"
          /\ UNCHANGED <<resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, walk_vma, fault_tried, fault_pfn,
                         holds_S4, pc_cpu, pc_tlb>>
     \/ \E b \in Buffers :
          /\ resv[Buffers_b0] = "FREE"
          /\ ~(memory[Buffers_b0] = "SYSTEM")
          /\ resv' = [resv EXCEPT ![Buffers_b0] = "MOVER"]
          /\ pc_move' = "unmap"
          /\ UNCHANGED <<resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, move_slot, walk_vma, fault_tried,
                         fault_pfn, holds_S4, pc_cpu, pc_tlb>>
     \/ \E b \in Buffers :
          /\ resv[Buffers_b0] = "FREE"
          /\ ~(memory[Buffers_b0] = "SYSTEM" /\ ~(slot[Buffers_b0] = VramSlots_vram0))
          /\ memory[Buffers_b0] = "SYSTEM"
          /\ resv' = [resv EXCEPT ![Buffers_b0] = "MOVER"]
          /\ move_slot' = VramSlots_none
          /\ pc_move' = "unlock"
          /\ UNCHANGED <<resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, walk_vma, fault_tried, fault_pfn,
                         holds_S4, pc_cpu, pc_tlb>>

move_unmap == \* ttm_bo_handle_move_mem, drivers/gpu/drm/ttm/ttm_bo.c: ttm_bo_unmap_virtual(bo);
  /\ pc_move = "unmap"
  /\ \/ \E v_7 \in Vmas :
          /\ ~(memory[Buffers_b0] = "SYSTEM")
          /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = TRUE]
          /\ walk_vma' = Vmas_mm0_b0
          /\ pc_move' = "zap"
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                         fresh, undefined, move_slot, fault_tried, fault_pfn, holds_S4, pc_cpu,
                         pc_tlb>>
     \/ \E v_17 \in Vmas :
          /\ memory[Buffers_b0] = "SYSTEM"
          /\ tt_page[Buffers_b0][Pages_p0] # Frames_none
          /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] # "NONE"
          /\ (\/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "SHMEM"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FILE"
                 /\ FALSE
              \/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "DEVICE"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FAKE_OFFSET") = TRUE
          /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = TRUE]
          /\ walk_vma' = Vmas_mm0_b0
          /\ pc_move' = "rmap_zap"
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                         fresh, undefined, move_slot, fault_tried, fault_pfn, holds_S4, pc_cpu,
                         pc_tlb>>
     \/ /\ memory[Buffers_b0] = "SYSTEM"
        /\ tt_page[Buffers_b0][Pages_p0] # Frames_none
        /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] # "NONE"
        /\ (~(\/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "SHMEM"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FILE"
                 /\ FALSE
              \/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "DEVICE"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FAKE_OFFSET")) = TRUE
        /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = TRUE]
        /\ walk_vma' = Vmas_none
        /\ pc_move' = "lookup_done"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, fault_tried, fault_pfn, holds_S4, pc_cpu,
                       pc_tlb>>
     \/ /\ memory[Buffers_b0] = "SYSTEM"
        /\ ~(/\ tt_page[Buffers_b0][Pages_p0] # Frames_none
             /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] # "NONE")
        /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = TRUE]
        /\ pc_move' = "lookup_done"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                       pc_cpu, pc_tlb>>

move_zap == \* zap_present_ptes, mm/memory.c: ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);
  /\ pc_move = "zap"
  /\ Assert(walk_vma # Vmas_none, "model error in move, zap: an index of pte is none")
  /\ Assert(walk_vma # Vmas_none, "model error in move, zap: an index of unflushed is none")
  /\ pte' = [pte EXCEPT ![walk_vma][Pages_p0] = Places_none]
  /\ unflushed' = [unflushed EXCEPT ![Cpus_cpu0][walk_vma][Pages_p0] =
                      \/ unflushed[Cpus_cpu0][walk_vma][Pages_p0]
                      \/ /\ AddressSpaces_mm0 = vma_mm[walk_vma]
                         /\ pte[walk_vma][Pages_p0] # Places_none]
  /\ pc_move' = "flush"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, unmapping,
                 mapping, index, in_file, tlb, tlb_dirty, mmap_readers, fresh, undefined,
                 move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>

move_flush == \* flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr);
  /\ pc_move = "flush"
  /\ \/ \E c \in Cpus :
          /\ unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                        IF unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
                        THEN Places_none
                        ELSE tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]]
          /\ tlb_dirty' = [tlb_dirty EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                              /\ tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
                              /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]]
          /\ unflushed' = [unflushed EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = FALSE]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, mmap_readers, fresh,
                         undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                         pc_move, pc_cpu, pc_tlb>>
     \/ \E v_11 \in Vmas :
          /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ (walk_vma = Vmas_none \/ (walk_vma < Vmas_mm0_b0)) = TRUE
          /\ walk_vma' = Vmas_mm0_b0
          /\ pc_move' = "zap"
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, move_slot, fault_tried, fault_pfn,
                         holds_S4, pc_cpu, pc_tlb>>
     \/ /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
        /\ (~(walk_vma = Vmas_none \/ (walk_vma < Vmas_mm0_b0))) = TRUE
        /\ holds_S4' = (/\ \/ pte[Vmas_mm0_b0][Pages_p0] = Places_none
                           \/ (pte[Vmas_mm0_b0][Pages_p0])
                              # (IF memory[Buffers_b0] = "VRAM"
                                 THEN IF slot[Buffers_b0] = VramSlots_none
                                      THEN Places_none
                                      ELSE place_of_slot[slot[Buffers_b0]]
                                 ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                      THEN Places_none
                                      ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]])
                        /\ \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
                           \/ (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0])
                              # (IF memory[Buffers_b0] = "VRAM"
                                 THEN IF slot[Buffers_b0] = VramSlots_none
                                      THEN Places_none
                                      ELSE place_of_slot[slot[Buffers_b0]]
                                 ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                      THEN Places_none
                                      ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]))
        /\ walk_vma' = Vmas_none
        /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = FALSE]
        /\ pc_move' = "populate"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, fault_tried, fault_pfn, pc_cpu, pc_tlb>>

move_rmap_zap == \* check_pte, mm/page_vma_mapped.c: pfn = pte_pfn(ptent);
  /\ pc_move = "rmap_zap"
  /\ Assert(walk_vma # Vmas_none, "model error in move, rmap_zap: an index of pte is none")
  /\ Assert(walk_vma # Vmas_none, "model error in move, rmap_zap: an index of unflushed is none")
  /\ pte' = [pte EXCEPT ![walk_vma][Pages_p0] =
                IF (pte[walk_vma][Pages_p0])
                   = (IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                      THEN Places_none
                      ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]])
                THEN Places_none
                ELSE pte[walk_vma][Pages_p0]]
  /\ unflushed' = [unflushed EXCEPT ![Cpus_cpu0][walk_vma][Pages_p0] =
                      \/ unflushed[Cpus_cpu0][walk_vma][Pages_p0]
                      \/ /\ AddressSpaces_mm0 = vma_mm[walk_vma]
                         /\ pte[walk_vma][Pages_p0] # Places_none
                         /\ (pte[walk_vma][Pages_p0])
                            = (IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                               THEN Places_none
                               ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]])]
  /\ pc_move' = "rmap_flush"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, unmapping,
                 mapping, index, in_file, tlb, tlb_dirty, mmap_readers, fresh, undefined,
                 move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>

move_rmap_flush == \* flush_tlb_func, arch/x86/mm/tlb.c: flush_tlb_one_user(addr);
  /\ pc_move = "rmap_flush"
  /\ \/ \E c \in Cpus :
          /\ unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                        IF unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
                        THEN Places_none
                        ELSE tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]]
          /\ tlb_dirty' = [tlb_dirty EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                              /\ tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
                              /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]]
          /\ unflushed' = [unflushed EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = FALSE]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, mmap_readers, fresh,
                         undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                         pc_move, pc_cpu, pc_tlb>>
     \/ \E v_21 \in Vmas :
          /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ (walk_vma = Vmas_none \/ (walk_vma < Vmas_mm0_b0)) = TRUE
          /\ (\/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "SHMEM"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FILE"
                 /\ FALSE
              \/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "DEVICE"
                 /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FAKE_OFFSET") = TRUE
          /\ walk_vma' = Vmas_mm0_b0
          /\ pc_move' = "rmap_zap"
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, move_slot, fault_tried, fault_pfn,
                         holds_S4, pc_cpu, pc_tlb>>
     \/ /\ ~unflushed[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
        /\ (~(/\ walk_vma = Vmas_none \/ (walk_vma < Vmas_mm0_b0)
              /\ \/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "SHMEM"
                    /\ index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "FILE"
                    /\ FALSE
                 \/ /\ mapping[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]] = "DEVICE"
                    /\ (index[Buffers_b0][Pages_p0][tt_page[Buffers_b0][Pages_p0]])
                       = ("FAKE_OFFSET"))) = TRUE
        /\ holds_S4' = (/\ \/ pte[Vmas_mm0_b0][Pages_p0] = Places_none
                           \/ (pte[Vmas_mm0_b0][Pages_p0])
                              # (IF memory[Buffers_b0] = "VRAM"
                                 THEN IF slot[Buffers_b0] = VramSlots_none
                                      THEN Places_none
                                      ELSE place_of_slot[slot[Buffers_b0]]
                                 ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                      THEN Places_none
                                      ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]])
                        /\ \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
                           \/ (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0])
                              # (IF memory[Buffers_b0] = "VRAM"
                                 THEN IF slot[Buffers_b0] = VramSlots_none
                                      THEN Places_none
                                      ELSE place_of_slot[slot[Buffers_b0]]
                                 ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                      THEN Places_none
                                      ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]))
        /\ walk_vma' = Vmas_none
        /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = FALSE]
        /\ pc_move' = "populate"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, fault_tried, fault_pfn, pc_cpu, pc_tlb>>

move_lookup_done == \* ttm_bo_unmap_virtual, drivers/gpu/drm/ttm/ttm_bo.c: ttm_mem_io_free(bdev, bo->resource);; the lookup has returned
  /\ pc_move = "lookup_done"
  /\ holds_S4' = (/\ \/ pte[Vmas_mm0_b0][Pages_p0] = Places_none
                     \/ (pte[Vmas_mm0_b0][Pages_p0])
                        # (IF memory[Buffers_b0] = "VRAM"
                           THEN IF slot[Buffers_b0] = VramSlots_none
                                THEN Places_none
                                ELSE place_of_slot[slot[Buffers_b0]]
                           ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                THEN Places_none
                                ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]])
                  /\ \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
                     \/ (tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0])
                        # (IF memory[Buffers_b0] = "VRAM"
                           THEN IF slot[Buffers_b0] = VramSlots_none
                                THEN Places_none
                                ELSE place_of_slot[slot[Buffers_b0]]
                           ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                THEN Places_none
                                ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]))
  /\ unmapping' = [unmapping EXCEPT ![Buffers_b0] = FALSE]
  /\ pc_move' = "populate"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, mapping,
                 index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh,
                 undefined, move_slot, walk_vma, fault_tried, fault_pfn, pc_cpu, pc_tlb>>

move_populate == \* shmem_get_folio_gfp, mm/shmem.c: folio = shmem_alloc_and_add_folio(vmf, gfp, inode, index,
  /\ pc_move = "populate"
  /\ \/ /\ ~(memory[Buffers_b0] = "SYSTEM")
        /\ ~(tt_page[Buffers_b0][Pages_p0] # Frames_none)
        /\ Assert((IF (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) /\ (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Places_none ELSE place_of_frame[IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)]) # Places_none, "model error in move, populate: an index of fresh is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in move, populate: an index of in_file is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in move, populate: an index of mapping is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in move, populate: an index of index is none")
        /\ tt_page' = [tt_page EXCEPT ![Buffers_b0][Pages_p0] =
                          IF ~(\/ tt_page[Buffers_b0][Pages_p0] = Frames_frame0
                               \/ in_file[Buffers_b0][Pages_p0][Frames_frame0])
                          THEN Frames_frame0
                          ELSE IF ~(\/ tt_page[Buffers_b0][Pages_p0] = Frames_frame1
                                    \/ in_file[Buffers_b0][Pages_p0][Frames_frame1])
                               THEN Frames_frame1
                               ELSE Frames_none]
        /\ fresh' = [fresh EXCEPT ![Buffers_b0][Pages_p0][IF (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) /\ (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Places_none ELSE place_of_frame[IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)]] =
                        FALSE]
        /\ in_file' = [in_file EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                          TRUE]
        /\ mapping' = [mapping EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                          "SHMEM"]
        /\ index' = [index EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                        "FILE"]
        /\ pc_move' = "copy_begin"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, copy_from, copy_to, copying, unmapping,
                       pte, tlb, tlb_dirty, mmap_readers, unflushed, undefined, move_slot,
                       walk_vma, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>
     \/ /\ ~(~(memory[Buffers_b0] = "SYSTEM") /\ ~(tt_page[Buffers_b0][Pages_p0] # Frames_none))
        /\ copy_from' = [copy_from EXCEPT ![Buffers_b0][Pages_p0] =
                            IF memory[Buffers_b0] = "VRAM"
                            THEN IF slot[Buffers_b0] = VramSlots_none
                                 THEN Places_none
                                 ELSE place_of_slot[slot[Buffers_b0]]
                            ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                 THEN Places_none
                                 ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]]
        /\ copy_to' = [copy_to EXCEPT ![Buffers_b0][Pages_p0] =
                          IF memory[Buffers_b0] = "SYSTEM"
                          THEN IF move_slot = VramSlots_none
                               THEN Places_none
                               ELSE place_of_slot[move_slot]
                          ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                               THEN Places_none
                               ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]]
        /\ pc_move' = "copy"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copying, unmapping, mapping,
                       index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh,
                       undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                       pc_cpu, pc_tlb>>

move_copy_begin == \* ttm_bo_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_move_memcpy(clear, PFN_UP(dst_mem->size), dst_iter,
  /\ pc_move = "copy_begin"
  /\ copy_from' = [copy_from EXCEPT ![Buffers_b0][Pages_p0] =
                      IF memory[Buffers_b0] = "VRAM"
                      THEN IF slot[Buffers_b0] = VramSlots_none
                           THEN Places_none
                           ELSE place_of_slot[slot[Buffers_b0]]
                      ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                           THEN Places_none
                           ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]]
  /\ copy_to' = [copy_to EXCEPT ![Buffers_b0][Pages_p0] =
                    IF memory[Buffers_b0] = "SYSTEM"
                    THEN IF move_slot = VramSlots_none
                         THEN Places_none
                         ELSE place_of_slot[move_slot]
                    ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                         THEN Places_none
                         ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]]
  /\ pc_move' = "copy"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copying, unmapping, mapping, index,
                 in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh, undefined,
                 move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>

move_copy == \* ttm_move_memcpy, drivers/gpu/drm/ttm/ttm_bo_util.c: drm_memcpy_from_wc(&dst_map, &src_map, PAGE_SIZE);
  /\ pc_move = "copy"
  /\ Assert(copy_to[Buffers_b0][Pages_p0] # Places_none, "model error in move, copy: an index of fresh is none")
  /\ copying' = [copying EXCEPT ![Buffers_b0] = TRUE]
  /\ fresh' = [fresh EXCEPT ![Buffers_b0][Pages_p0][copy_to[Buffers_b0][Pages_p0]] =
                  /\ copy_from[Buffers_b0][Pages_p0] # Places_none
                  /\ fresh[Buffers_b0][Pages_p0][copy_from[Buffers_b0][Pages_p0]]]
  /\ pc_move' = "publish"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, unmapping, mapping,
                 index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, undefined,
                 move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>

move_publish == \* ttm_bo_wait_free_node, drivers/gpu/drm/ttm/ttm_bo_util.c: ttm_resource_free(bo, &bo->resource);
  /\ pc_move = "publish"
  /\ \/ /\ memory[Buffers_b0] = "SYSTEM"
        /\ tt_page' = [tt_page EXCEPT ![Buffers_b0][Pages_p0] = Frames_none]
        /\ pc_move' = "assign"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, copy_from, copy_to, copying, unmapping,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                       pc_cpu, pc_tlb>>
     \/ /\ ~(memory[Buffers_b0] = "SYSTEM")
        /\ slot' = [slot EXCEPT ![Buffers_b0] = VramSlots_none]
        /\ pc_move' = "assign"
        /\ UNCHANGED <<resv, resv_cpu, memory, tt_page, copy_from, copy_to, copying, unmapping,
                       mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed,
                       fresh, undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                       pc_cpu, pc_tlb>>

move_assign == \* ttm_bo_assign_mem, include/drm/ttm/ttm_bo.h: bo->resource = new_mem;
  /\ pc_move = "assign"
  /\ memory' = [memory EXCEPT ![Buffers_b0] =
                   IF memory[Buffers_b0] = "SYSTEM" THEN "VRAM" ELSE "SYSTEM"]
  /\ slot' = [slot EXCEPT ![Buffers_b0] = move_slot]
  /\ copy_from' = [copy_from EXCEPT ![Buffers_b0][Pages_p0] = Places_none]
  /\ copy_to' = [copy_to EXCEPT ![Buffers_b0][Pages_p0] = Places_none]
  /\ copying' = [copying EXCEPT ![Buffers_b0] = FALSE]
  /\ resv' = [resv EXCEPT ![Buffers_b0] = "FREE"]
  /\ move_slot' = VramSlots_none
  /\ walk_vma' = Vmas_none
  /\ pc_move' = "fput"
  /\ UNCHANGED <<resv_cpu, tt_page, unmapping, mapping, index, in_file, pte, tlb, tlb_dirty,
                 mmap_readers, unflushed, fresh, undefined, fault_tried, fault_pfn, holds_S4,
                 pc_cpu, pc_tlb>>

move_unlock == \* ttm_bo_unreserve, include/drm/ttm/ttm_bo.h: dma_resv_unlock(bo->base.resv);
  /\ pc_move = "unlock"
  /\ resv' = [resv EXCEPT ![Buffers_b0] = "FREE"]
  /\ move_slot' = VramSlots_none
  /\ walk_vma' = Vmas_none
  /\ pc_move' = "fput"
  /\ UNCHANGED <<resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, unmapping,
                 mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh,
                 undefined, fault_tried, fault_pfn, holds_S4, pc_cpu, pc_tlb>>

move_fput == \* shmem_undo_range, mm/shmem.c: if (folio_mapping(folio) != mapping) {
  /\ pc_move = "fput"
  /\ \/ /\ (\A frame \in Frames :
              \/ ~(in_file[Buffers_b0][Pages_p0][frame] /\ tt_page[Buffers_b0][Pages_p0] # frame)
              \/ mapping[Buffers_b0][Pages_p0][frame] = "SHMEM") = TRUE
        /\ in_file' = [in_file EXCEPT ![Buffers_b0][Pages_p0][Frames_frame0] =
                          /\ in_file[Buffers_b0][Pages_p0][Frames_frame0]
                          /\ ~(/\ in_file[Buffers_b0][Pages_p0][Frames_frame0]
                               /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame0),
                                      ![Buffers_b0][Pages_p0][Frames_frame1] =
                          /\ in_file[Buffers_b0][Pages_p0][Frames_frame1]
                          /\ ~(/\ in_file[Buffers_b0][Pages_p0][Frames_frame1]
                               /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame1)]
        /\ mapping' = [mapping EXCEPT ![Buffers_b0][Pages_p0][Frames_frame0] =
                          IF /\ in_file[Buffers_b0][Pages_p0][Frames_frame0]
                             /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame0
                          THEN "NONE"
                          ELSE mapping[Buffers_b0][Pages_p0][Frames_frame0],
                                      ![Buffers_b0][Pages_p0][Frames_frame1] =
                          IF /\ in_file[Buffers_b0][Pages_p0][Frames_frame1]
                             /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame1
                          THEN "NONE"
                          ELSE mapping[Buffers_b0][Pages_p0][Frames_frame1]]
        /\ index' = [index EXCEPT ![Buffers_b0][Pages_p0][Frames_frame0] =
                        IF /\ in_file[Buffers_b0][Pages_p0][Frames_frame0]
                           /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame0
                        THEN "NONE"
                        ELSE index[Buffers_b0][Pages_p0][Frames_frame0],
                                  ![Buffers_b0][Pages_p0][Frames_frame1] =
                        IF /\ in_file[Buffers_b0][Pages_p0][Frames_frame1]
                           /\ tt_page[Buffers_b0][Pages_p0] # Frames_frame1
                        THEN "NONE"
                        ELSE index[Buffers_b0][Pages_p0][Frames_frame1]]
        /\ pc_move' = "idle"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       unmapping, pte, tlb, tlb_dirty, mmap_readers, unflushed, fresh,
                       undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                       pc_cpu, pc_tlb>>
     \/ /\ ~(\A frame \in Frames :
               \/ ~(/\ in_file[Buffers_b0][Pages_p0][frame]
                    /\ tt_page[Buffers_b0][Pages_p0] # frame)
               \/ mapping[Buffers_b0][Pages_p0][frame] = "SHMEM")
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                       unflushed, fresh, undefined, move_slot, walk_vma, fault_tried,
                       fault_pfn, holds_S4, pc_move, pc_cpu, pc_tlb>>

\* cpu: user tasks access buffers and fault (ttm_bo_vm_fault)

cpu_user == \* no kernel code; the task stores to a page, or touches a page it has no PTE for
  /\ pc_cpu = "user"
  /\ \/ \E v \in Vmas, page \in Pages :
          /\ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] # Places_none
          /\ tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ fresh' = [fresh EXCEPT ![Buffers_b0][Pages_p0] = [q \in Places |-> q = tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]]]
          /\ undefined' = [undefined EXCEPT ![Buffers_b0][Pages_p0] = FALSE]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                         unflushed, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                         pc_move, pc_cpu, pc_tlb>>
     \/ \E v \in Vmas, page \in Pages :
          /\ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] # Places_none
          /\ ~tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]
          /\ pte[Vmas_mm0_b0][Pages_p0] # Places_none
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                        pte[Vmas_mm0_b0][Pages_p0]]
          /\ tlb_dirty' = [tlb_dirty EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = TRUE]
          /\ fresh' = [fresh EXCEPT ![Buffers_b0][Pages_p0] = [q \in Places |-> q = pte[Vmas_mm0_b0][Pages_p0]]]
          /\ undefined' = [undefined EXCEPT ![Buffers_b0][Pages_p0] = FALSE]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, mmap_readers, unflushed,
                         move_slot, walk_vma, fault_tried, fault_pfn, holds_S4, pc_move,
                         pc_cpu, pc_tlb>>
     \/ \E v \in Vmas, page \in Pages :
          /\ pte[Vmas_mm0_b0][Pages_p0] = Places_none
          /\ (\/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
              \/ ~tlb_dirty[Cpus_cpu0][Vmas_mm0_b0][Pages_p0]) = TRUE
          /\ Assert((mmap_readers[AddressSpaces_mm0] + 1) \in 0..1, "model error in cpu, user: mmap_readers is outside 0..1")
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none]
          /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] =
                                 mmap_readers[AddressSpaces_mm0] + 1]
          /\ pc_cpu' = "handle_fault"
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb_dirty, unflushed, fresh,
                         undefined, move_slot, walk_vma, fault_tried, fault_pfn, holds_S4,
                         pc_move, pc_tlb>>

cpu_handle_fault == \* __do_fault, mm/memory.c: ret = vma->vm_ops->fault(vmf);
  /\ pc_cpu = "handle_fault"
  /\ \/ /\ pte[Vmas_mm0_b0][Pages_p0] # Places_none
        /\ Assert((mmap_readers[AddressSpaces_mm0] - 1) \in 0..1, "model error in cpu, handle_fault: mmap_readers is outside 0..1")
        /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] =
                               mmap_readers[AddressSpaces_mm0] - 1]
        /\ fault_tried' = FALSE
        /\ pc_cpu' = "user"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, unflushed,
                       fresh, undefined, move_slot, walk_vma, fault_pfn, holds_S4, pc_move,
                       pc_tlb>>
     \/ /\ ~(pte[Vmas_mm0_b0][Pages_p0] # Places_none)
        /\ pc_cpu' = "vm_reserve"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, mmap_readers,
                       unflushed, fresh, undefined, move_slot, walk_vma, fault_tried,
                       fault_pfn, holds_S4, pc_move, pc_tlb>>

cpu_vm_reserve == \* ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (unlikely(!dma_resv_trylock(bo->base.resv))) {
  /\ pc_cpu = "vm_reserve"
  /\ \/ /\ resv[Buffers_b0] = "FREE"
        /\ memory[Buffers_b0] = "SYSTEM"
        /\ ~(tt_page[Buffers_b0][Pages_p0] # Frames_none)
        /\ Assert((IF (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) /\ (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Places_none ELSE place_of_frame[IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)]) # Places_none, "model error in cpu, vm_reserve: an index of fresh is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in cpu, vm_reserve: an index of in_file is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in cpu, vm_reserve: an index of mapping is none")
        /\ Assert((IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)) # Frames_none, "model error in cpu, vm_reserve: an index of index is none")
        /\ resv' = [resv EXCEPT ![Buffers_b0] = "CPU"]
        /\ resv_cpu' = [resv_cpu EXCEPT ![Buffers_b0] = Cpus_cpu0]
        /\ fault_tried' = FALSE
        /\ tt_page' = [tt_page EXCEPT ![Buffers_b0][Pages_p0] =
                          IF ~(\/ tt_page[Buffers_b0][Pages_p0] = Frames_frame0
                               \/ in_file[Buffers_b0][Pages_p0][Frames_frame0])
                          THEN Frames_frame0
                          ELSE IF ~(\/ tt_page[Buffers_b0][Pages_p0] = Frames_frame1
                                    \/ in_file[Buffers_b0][Pages_p0][Frames_frame1])
                               THEN Frames_frame1
                               ELSE Frames_none]
        /\ fresh' = [fresh EXCEPT ![Buffers_b0][Pages_p0][IF (tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) /\ (tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Places_none ELSE place_of_frame[IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)]] =
                        FALSE]
        /\ in_file' = [in_file EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                          TRUE]
        /\ mapping' = [mapping EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                          "SHMEM"]
        /\ index' = [index EXCEPT ![Buffers_b0][Pages_p0][IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)] =
                        "FILE"]
        /\ fault_pfn' = IF memory[Buffers_b0] = "VRAM"
                        THEN IF slot[Buffers_b0] = VramSlots_none
                             THEN Places_none
                             ELSE place_of_slot[slot[Buffers_b0]]
                        ELSE IF /\ \/ tt_page[Buffers_b0][Pages_p0] = Frames_frame0
                                   \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]
                                /\ \/ tt_page[Buffers_b0][Pages_p0] = Frames_frame1
                                   \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]
                             THEN Places_none
                             ELSE place_of_frame[IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame0 \/ in_file[Buffers_b0][Pages_p0][Frames_frame0]) THEN Frames_frame0 ELSE (IF ~(tt_page[Buffers_b0][Pages_p0] = Frames_frame1 \/ in_file[Buffers_b0][Pages_p0][Frames_frame1]) THEN Frames_frame1 ELSE Frames_none)]
        /\ pc_cpu' = "insert_pfn"
        /\ UNCHANGED <<memory, slot, copy_from, copy_to, copying, unmapping, pte, tlb,
                       tlb_dirty, mmap_readers, unflushed, undefined, move_slot, walk_vma,
                       holds_S4, pc_move, pc_tlb>>
     \/ /\ resv[Buffers_b0] = "FREE"
        /\ ~(memory[Buffers_b0] = "SYSTEM" /\ ~(tt_page[Buffers_b0][Pages_p0] # Frames_none))
        /\ Assert((mmap_readers[AddressSpaces_mm0] - 1) \in 0..1, "model error in cpu, vm_reserve: mmap_readers is outside 0..1")
        /\ pte' = [pte EXCEPT ![Vmas_mm0_b0][Pages_p0] =
                      IF pte[Vmas_mm0_b0][Pages_p0] = Places_none
                      THEN IF memory[Buffers_b0] = "VRAM"
                           THEN IF slot[Buffers_b0] = VramSlots_none
                                THEN Places_none
                                ELSE place_of_slot[slot[Buffers_b0]]
                           ELSE IF tt_page[Buffers_b0][Pages_p0] = Frames_none
                                THEN Places_none
                                ELSE place_of_frame[tt_page[Buffers_b0][Pages_p0]]
                      ELSE pte[Vmas_mm0_b0][Pages_p0]]
        /\ fault_pfn' = Places_none
        /\ resv' = [resv EXCEPT ![Buffers_b0] = "FREE"]
        /\ resv_cpu' = [resv_cpu EXCEPT ![Buffers_b0] = Cpus_none]
        /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] =
                               mmap_readers[AddressSpaces_mm0] - 1]
        /\ fault_tried' = FALSE
        /\ pc_cpu' = "user"
        /\ UNCHANGED <<memory, slot, tt_page, copy_from, copy_to, copying, unmapping, mapping,
                       index, in_file, tlb, tlb_dirty, unflushed, fresh, undefined, move_slot,
                       walk_vma, holds_S4, pc_move, pc_tlb>>
     \/ /\ ~(resv[Buffers_b0] = "FREE")
        /\ ~fault_tried
        /\ Assert((mmap_readers[AddressSpaces_mm0] - 1) \in 0..1, "model error in cpu, vm_reserve: mmap_readers is outside 0..1")
        /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] =
                               mmap_readers[AddressSpaces_mm0] - 1]
        /\ fault_tried' = FALSE
        /\ pc_cpu' = "reserve_wait"
        /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                       unmapping, mapping, index, in_file, pte, tlb, tlb_dirty, unflushed,
                       fresh, undefined, move_slot, walk_vma, fault_pfn, holds_S4, pc_move,
                       pc_tlb>>

cpu_reserve_wait == \* ttm_bo_vm_reserve, drivers/gpu/drm/ttm/ttm_bo_vm.c: if (!dma_resv_lock_interruptible(bo->base.resv,; lock and unlock the reservation, return VM_FAULT_RETRY
  /\ pc_cpu = "reserve_wait"
  /\ resv[Buffers_b0] = "FREE"
  /\ Assert((mmap_readers[AddressSpaces_mm0] + 1) \in 0..1, "model error in cpu, reserve_wait: mmap_readers is outside 0..1")
  /\ fault_tried' = TRUE
  /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] = mmap_readers[AddressSpaces_mm0] + 1]
  /\ pc_cpu' = "handle_fault"
  /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying, unmapping,
                 mapping, index, in_file, pte, tlb, tlb_dirty, unflushed, fresh, undefined,
                 move_slot, walk_vma, fault_pfn, holds_S4, pc_move, pc_tlb>>

cpu_insert_pfn == \* ttm_bo_vm_fault_reserved, drivers/gpu/drm/ttm/ttm_bo_vm.c: ret = vmf_insert_pfn_prot(vma, address, pfn, prot);
  /\ pc_cpu = "insert_pfn"
  /\ Assert((mmap_readers[AddressSpaces_mm0] - 1) \in 0..1, "model error in cpu, insert_pfn: mmap_readers is outside 0..1")
  /\ pte' = [pte EXCEPT ![Vmas_mm0_b0][Pages_p0] =
                IF pte[Vmas_mm0_b0][Pages_p0] = Places_none
                THEN fault_pfn
                ELSE pte[Vmas_mm0_b0][Pages_p0]]
  /\ fault_pfn' = Places_none
  /\ resv' = [resv EXCEPT ![Buffers_b0] = "FREE"]
  /\ resv_cpu' = [resv_cpu EXCEPT ![Buffers_b0] = Cpus_none]
  /\ mmap_readers' = [mmap_readers EXCEPT ![AddressSpaces_mm0] = mmap_readers[AddressSpaces_mm0] - 1]
  /\ fault_tried' = FALSE
  /\ pc_cpu' = "user"
  /\ UNCHANGED <<memory, slot, tt_page, copy_from, copy_to, copying, unmapping, mapping, index,
                 in_file, tlb, tlb_dirty, unflushed, fresh, undefined, move_slot, walk_vma,
                 holds_S4, pc_move, pc_tlb>>

\* tlb: the CPU's TLB fills and evicts entries by itself

tlb_tlb == \* no kernel code; the TLB loads an entry from a present PTE, or drops one
  /\ pc_tlb = "tlb"
  /\ \/ \E v \in Vmas, page \in Pages :
          /\ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
          /\ pte[Vmas_mm0_b0][Pages_p0] # Places_none
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] =
                        pte[Vmas_mm0_b0][Pages_p0]]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, tlb_dirty, mmap_readers,
                         unflushed, fresh, undefined, move_slot, walk_vma, fault_tried,
                         fault_pfn, holds_S4, pc_move, pc_cpu, pc_tlb>>
     \/ \E v \in Vmas, page \in Pages :
          /\ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] # Places_none
          /\ tlb' = [tlb EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none]
          /\ tlb_dirty' = [tlb_dirty EXCEPT ![Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = FALSE]
          /\ UNCHANGED <<resv, resv_cpu, memory, slot, tt_page, copy_from, copy_to, copying,
                         unmapping, mapping, index, in_file, pte, mmap_readers, unflushed,
                         fresh, undefined, move_slot, walk_vma, fault_tried, fault_pfn,
                         holds_S4, pc_move, pc_cpu, pc_tlb>>

Next ==
  \/ move_idle
  \/ move_unmap
  \/ move_zap
  \/ move_flush
  \/ move_rmap_zap
  \/ move_rmap_flush
  \/ move_lookup_done
  \/ move_populate
  \/ move_copy_begin
  \/ move_copy
  \/ move_publish
  \/ move_assign
  \/ move_unlock
  \/ move_fput
  \/ cpu_user
  \/ cpu_handle_fault
  \/ cpu_vm_reserve
  \/ cpu_reserve_wait
  \/ cpu_insert_pfn
  \/ tlb_tlb

\* S3 MoveExclusion: while a buffer is being copied, from the first byte until the copy is known to be done, no PTE or TLB entry names its old or new memory
S3 ==
  /\ (/\ \/ pte[Vmas_mm0_b0][Pages_p0] = Places_none
         \/ ~(/\ copying[Buffers_b0]
              /\ \/ pte[Vmas_mm0_b0][Pages_p0] = copy_from[Buffers_b0][Pages_p0]
                 \/ pte[Vmas_mm0_b0][Pages_p0] = copy_to[Buffers_b0][Pages_p0])
      /\ \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = Places_none
         \/ ~(/\ copying[Buffers_b0]
              /\ \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = copy_from[Buffers_b0][Pages_p0]
                 \/ tlb[Cpus_cpu0][Vmas_mm0_b0][Pages_p0] = copy_to[Buffers_b0][Pages_p0]))

\* S4 LookupComplete: when the lookup returns, no PTE or TLB entry of the buffer is left that it should have removed, through whatever mapping
S4 ==
  /\ holds_S4

====
