package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Panfrost's shrinker (Linux 6.12): two threads call the madvise ioctl on one buffer, a job uses
 * it, the shrinker purges what is on its list.
 *
 * <p>The buffer is never mapped and has no resource to move between, so this is a model of its own:
 * advice, list membership, GPU use and pages. Abstracted: one buffer, so the list is a bit and a
 * second insertion is the corruption; the shrinker finds its locks free, or gives up and comes
 * again.
 */
final class PanfrostModel implements ModelDefinition {

  /** What the model does otherwise than Linux 6.12. */
  enum Flaw {
    NONE,
    IGNORES_GPU_USE,
    ADVICE_OUTSIDE_LOCK,
    ADDS_TO_LIST
  }

  /** {@code shmem->madv}. */
  enum Advice {
    WILLNEED,
    DONTNEED,
    PURGED
  }

  private static final String DRV = "drivers/gpu/drm/panfrost/panfrost_drv.c";
  private static final String SHRINKER = "drivers/gpu/drm/panfrost/panfrost_gem_shrinker.c";
  private static final String JOB = "drivers/gpu/drm/panfrost/panfrost_job.c";

  private final Flaw flaw;

  PanfrostModel(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public void define(ModelBuilder m) {
    new Definition(m).define();
  }

  /** The state and the processes of one model. */
  private final class Definition {

    private final ModelBuilder m;
    private final IdSet callers;
    private final Variable madv;
    private final Variable listed;
    private final Variable lock;
    private final Variable pages;
    private final Variable running;
    private final Variable calls;
    private final Variable advice;

    Definition(ModelBuilder m) {
      this.m = m;
      callers = m.unordered("Callers", "caller", 2);
      madv = m.enumeration("madv", Advice.class);
      listed = m.bool("on_shrinker_list");
      lock = m.bool("shrinker_lock");
      pages = m.bool("pages");
      running = m.bool("job_running");
      calls = m.integer("madvise_calls", 0, 2);
      advice = m.declare("advice", Type.Enumeration.of(Advice.class), Variable.Kind.LOCAL, callers);
    }

    void define() {
      m.initially(pages.value(), new Expr.Const(new Type.Bool(), 1));
      m.process("madvise", callers, this::madvise);
      m.process("shrinker", this::shrinker);
      m.process("job", this::job);
      m.property(gpuUse());
      m.property(lists());
    }

    private void madvise(ProcessBuilder p) {
      p.rest("user").note("a thread advises about the buffer");
      boolean outside = flaw == Flaw.ADVICE_OUTSIDE_LOCK;
      Expr.Read mine = advice.at(p.self());
      StepBuilder user =
          p.step("user")
              .kernel("panfrost_ioctl_madvise", DRV, "gem_obj = drm_gem_object_lookup(file_priv,");
      for (Advice wanted : new Advice[] {Advice.WILLNEED, Advice.DONTNEED}) {
        user.always()
            .set(calls.value(), calls.value().plus(1))
            .set(mine, wanted)
            .goTo(outside ? "set_madv" : "lock");
      }
      if (outside) {
        setMadv(p, mine, "lock");
      }
      p.step("lock")
          .kernel("panfrost_ioctl_madvise", DRV, "mutex_lock(&pfdev->shrinker_lock);")
          .await(lock.value().not())
          .set(lock.value(), true)
          .goTo(outside ? "list" : "set_madv");
      if (!outside) {
        setMadv(p, mine, "list");
      }
      list(p, mine);
      p.step("unlock")
          .kernel("panfrost_ioctl_madvise", DRV, "mutex_unlock(&pfdev->shrinker_lock);")
          .always()
          .set(lock.value(), false)
          .set(calls.value(), calls.value().minus(1))
          .set(mine, Advice.WILLNEED)
          .goTo("user");
    }

    private void setMadv(ProcessBuilder p, Expr.Read mine, String then) {
      p.step("set_madv")
          .kernel(
              "drm_gem_shmem_madvise",
              "drivers/gpu/drm/drm_gem_shmem_helper.c",
              "shmem->madv = madv;")
          .always()
          .set(
              madv.value(),
              Expr.ifThenElse(madv.value().is(Advice.PURGED), Expr.of(Advice.PURGED), mine))
          .goTo(then);
    }

    private void list(ProcessBuilder p, Expr.Read mine) {
      boolean adds = flaw == Flaw.ADDS_TO_LIST;
      Expr retained = madv.value().isNot(Advice.PURGED);
      StepBuilder list =
          p.step("list")
              .kernel("panfrost_ioctl_madvise", DRV, "list_move_tail(&bo->base.madv_list,");
      ArmBuilder add = list.when(retained.and(mine.is(Advice.DONTNEED)));
      if (adds) {
        add.check(
            StructureIds.LISTS,
            listed.value().not().named("the buffer is on no list when it is added to one"));
      }
      add.set(listed.value(), true).goTo("unlock");
      list.when(retained.and(mine.is(Advice.WILLNEED)))
          .set(listed.value(), false)
          .goTo("unlock")
          .when(retained.not())
          .goTo("unlock");
    }

    private void shrinker(ProcessBuilder p) {
      p.unfair().rest("reclaim").note("the shrinker purges what is not needed");
      p.step("reclaim")
          .kernel(
              "panfrost_gem_shrinker_scan", SHRINKER, "if (!mutex_trylock(&pfdev->shrinker_lock))")
          .when(lock.value().not())
          .set(lock.value(), true)
          .goTo("scan");
      Expr purgeable = listed.value().and(madv.value().is(Advice.DONTNEED));
      p.step("scan")
          .kernel(
              "panfrost_gem_shrinker_scan", SHRINKER, "if (drm_gem_shmem_is_purgeable(shmem) &&")
          .when(purgeable)
          .goTo(flaw == Flaw.IGNORES_GPU_USE ? "purge" : "usecount")
          .otherwise()
          .goTo("scanned");
      if (flaw != Flaw.IGNORES_GPU_USE) {
        p.step("usecount")
            .kernel("panfrost_gem_purge", SHRINKER, "if (atomic_read(&bo->gpu_usecount))")
            .when(running.value())
            .goTo("scanned")
            .when(running.value().not())
            .goTo("purge");
      }
      p.step("purge")
          .kernel("panfrost_gem_purge", SHRINKER, "drm_gem_shmem_purge(&bo->base);")
          .always()
          .set(pages.value(), false)
          .set(madv.value(), Advice.PURGED)
          .set(listed.value(), false)
          .goTo("scanned");
      p.step("scanned")
          .kernel("panfrost_gem_shrinker_scan", SHRINKER, "mutex_unlock(&pfdev->shrinker_lock);")
          .always()
          .set(lock.value(), false)
          .goTo("reclaim");
    }

    /**
     * A job is submitted while the buffer is needed; userspace may say otherwise before it ends.
     */
    private void job(ProcessBuilder p) {
      p.unfair().rest("idle", "run").note("a job that uses the buffer");
      p.step("idle")
          .kernel("panfrost_lookup_bos", DRV, "atomic_inc(&bo->gpu_usecount);")
          .when(madv.value().is(Advice.WILLNEED))
          .set(running.value(), true)
          .goTo("run");
      p.step("run")
          .kernel("panfrost_job_cleanup", JOB, "atomic_dec(&job->mappings[i]->obj->gpu_usecount);")
          .always()
          .set(running.value(), false)
          .goTo("idle");
    }

    private Property gpuUse() {
      return new PropertyBuilder(StructureIds.FREED_MAPPED, "NoFreedMapped", Kind.HARM)
          .statement("a job on the GPU uses pages that have not been given away")
          .symptom("the GPU reads and writes pages of others, or its MMU faults")
          .invariant(running.value().implies(pages.value()))
          .reachable(
              "a job runs with a buffer that is not needed any more",
              running.value().and(madv.value().is(Advice.DONTNEED)))
          .reachable("a buffer has been purged", madv.value().is(Advice.PURGED))
          .build();
    }

    private Property lists() {
      Expr quiet = calls.value().is(0).and(lock.value().not());
      Expr consistent =
          madv.value()
              .is(Advice.DONTNEED)
              .and(listed.value())
              .or(madv.value().isNot(Advice.DONTNEED).and(listed.value().not()));
      return new PropertyBuilder(StructureIds.LISTS, "ListMembership", Kind.BOOKS)
          .statement(
              "a buffer is on the shrinker's list once and, when no madvise is under way, if and only"
                  + " if it is not needed")
          .symptom("list corruption, or memory that is never reclaimed")
          .invariant(quiet.implies(consistent))
          .reachable(
              "two threads advise at once while the buffer is listed",
              calls.value().is(2).and(listed.value()))
          .build();
    }
  }
}
