package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/**
 * Which arms commute with everything that other instances can do meanwhile: arms that touch only
 * what nobody else touches, or what nobody else can touch while this instance holds a lock.
 */
final class Movers {

  /**
   * An arm of an instance.
   *
   * @param locks that the instance holds or gets while it takes the arm
   * @param before of these, those that it holds before
   * @param behind of these, those that it holds for certain when it has taken the arm
   */
  private record Placed(
      GroundArm arm, Set<Locks.Lock> locks, Set<Locks.Lock> before, Set<Locks.Lock> behind) {}

  private final Map<Model.Instance, Map<String, List<GroundArm>>> steps = new LinkedHashMap<>();
  private final Map<Model.Instance, List<Placed>> placed = new LinkedHashMap<>();
  private final Locks locks;
  private final Map<String, Mobility> mobility = new HashMap<>();

  Movers(Model model, Draft draft, Simplifier simplifier) {
    for (Model.Instance instance : model.instances()) {
      Map<String, List<GroundArm>> labels = new LinkedHashMap<>();
      draft
          .steps(instance.process())
          .forEach(
              (label, traced) -> {
                List<Arm> arms = traced.stream().map(TracedArm::arm).toList();
                labels.put(
                    label,
                    arms.stream()
                        .map(
                            arm ->
                                GroundArm.of(
                                    instance.process(), instance.id(), arm, arms, simplifier))
                        .toList());
              });
      steps.put(instance, labels);
    }
    locks = new Locks(model, steps);
    steps.forEach((instance, labels) -> placed.put(instance, place(instance, labels)));
    steps.forEach(this::classify);
  }

  /** The variables that were found to be locks. */
  Set<Variable> locks() {
    return locks.variables();
  }

  /** What holds of the arm in every instance. */
  Mobility of(String process, String label, int arm) {
    return mobility.getOrDefault(key(process, label, arm), Mobility.NONE);
  }

  private List<Placed> place(Model.Instance instance, Map<String, List<GroundArm>> labels) {
    List<Placed> all = new ArrayList<>();
    labels.forEach(
        (label, arms) ->
            arms.forEach(
                arm ->
                    all.add(
                        new Placed(
                            arm,
                            locks.during(instance, label, arm),
                            locks.at(instance, label),
                            locks.behind(instance, label, arm)))));
    return all;
  }

  private void classify(Model.Instance instance, Map<String, List<GroundArm>> labels) {
    Iterator<Placed> mine = placed.getOrDefault(instance, List.of()).iterator();
    labels.forEach(
        (label, arms) -> {
          for (int a = 0; a < arms.size(); a++) {
            mobility.merge(
                key(instance.process().name(), label, a),
                mobility(instance, mine.next()),
                Mobility::and);
          }
        });
  }

  private Mobility mobility(Model.Instance instance, Placed arm) {
    Mobility result = Mobility.BOTH;
    for (Map.Entry<Model.Instance, List<Placed>> other : placed.entrySet()) {
      if (!other.getKey().equals(instance)) {
        for (Placed theirs : other.getValue()) {
          result = result.and(beside(arm, theirs));
          if (result.equals(Mobility.NONE)) {
            return result;
          }
        }
      }
    }
    return result;
  }

  /**
   * How an arm moves past one of another instance that touches the same. Under a lock of which both
   * need the same element, the two cannot stand next to each other at all, except that the one may
   * take what the other has just released.
   */
  private static Mobility beside(Placed one, Placed two) {
    if (!conflict(one, two)) {
      return Mobility.BOTH;
    }
    Mobility result = Mobility.NONE;
    for (Locks.Lock lock : one.locks()) {
      if (constant(lock) && two.locks().contains(lock)) {
        boolean before = one.before().contains(lock);
        boolean behind = one.behind().contains(lock);
        result = result.or(new Mobility(behind, before, before && behind));
      }
    }
    return result;
  }

  private static boolean conflict(Placed one, Placed two) {
    for (GroundArm.Access a : one.arm().accesses()) {
      for (GroundArm.Access b : two.arm().accesses()) {
        if (a.conflicts(b) && !guarded(a, one.locks(), b, two.locks())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean constant(Locks.Lock lock) {
    return lock.index().stream().allMatch(index -> index instanceof Expr.Const);
  }

  /**
   * Whether both accesses are to the element whose lock their instances hold: either the elements
   * differ, or the two cannot happen while the other's instance is there.
   */
  private static boolean guarded(
      GroundArm.Access a, Set<Locks.Lock> mine, GroundArm.Access b, Set<Locks.Lock> its) {
    for (Locks.Lock lock : mine) {
      if (covers(lock, a)) {
        for (Locks.Lock other : its) {
          if (other.variable().equals(lock.variable()) && covers(other, b)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean covers(Locks.Lock lock, GroundArm.Access access) {
    return lock.index().size() == 1
        && !access.variable().equals(lock.variable())
        && !access.variable().dimensions().isEmpty()
        && access.variable().dimensions().get(0).equals(lock.variable().dimensions().get(0))
        && access.indices().get(0).equals(lock.index().get(0));
  }

  private static String key(String process, String label, int arm) {
    return process + "/" + label + "/" + arm;
  }
}
