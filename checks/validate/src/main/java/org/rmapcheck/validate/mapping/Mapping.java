package org.rmapcheck.validate.mapping;

import java.util.List;
import java.util.Map;

/**
 * How a log is read: which model it is held against, whose steps the processes of the model are,
 * and what each event says. {@code checks/validate/README.md} explains every key.
 *
 * @param about which kernel and which probes this is for
 * @param roles by process: how tasks of the log become instances
 * @param buffers arguments that point to a buffer, with what has to be added to the pointer
 * @param memory values of the arguments that name a memory type, as the model names it
 * @param vramFrom the first pfn of VRAM
 * @param resets by variable: the set whose place is new when the variable names a member of it
 * @param free steps that need no event while all of a variable is none
 * @param copies by process and label, the steps that copy a page
 * @param marks marks of a user program, if the log has some
 * @param setUp what one task does alone at first is set-up, of which parts may not be recorded
 * @param ignored events that say nothing here, with the reason
 */
public record Mapping(
    int schemaVersion,
    String about,
    ModelPart model,
    Map<String, Role> roles,
    Map<String, Long> buffers,
    Map<String, String> memory,
    long vramFrom,
    Map<String, String> nothing,
    Map<String, Copy> copies,
    Marks marks,
    boolean setUp,
    Map<String, EventRule> events,
    Map<String, String> ignored) {

  public Mapping {
    roles = copy(roles);
    buffers = copy(buffers);
    memory = copy(memory);
    nothing = copy(nothing);
    copies = copy(copies);
    events = copy(events);
    ignored = copy(ignored);
  }

  /** Variables with source and target of a step that copies a page. */
  public record Copy(String from, String to) {}

  /**
   * Marks that a user program writes around its accesses: one event, whose words before the
   * arguments tell what it is.
   *
   * @param buffer the argument that counts the buffers, in the order in which they were mapped
   * @param page the argument that counts pages
   * @param word the argument that tells the word of the page, 0 or 1
   * @param value the argument with the value
   */
  public record Marks(
      String event,
      String load,
      String loaded,
      String store,
      String stored,
      String buffer,
      String page,
      String word,
      String value) {}

  /**
   * The model: actors, design, and how many CPUs and bystanders one slice has.
   *
   * @param initially how a new buffer differs from one of the model's own start
   * @param bystanders instances of the process for tasks that reserve a buffer for something else
   */
  public record ModelPart(
      List<String> actors,
      Map<String, String> design,
      Map<String, String> initially,
      int cpus,
      int bystanders) {
    public ModelPart {
      actors = list(actors);
      design = copy(design);
      initially = copy(initially);
    }
  }

  /**
   * How a task becomes an instance of a process.
   *
   * @param rest the label at which an instance belongs to nobody
   * @param free labels whose steps an instance may take while it belongs to nobody
   */
  public record Role(String rest, List<String> free) {
    public Role {
      free = list(free);
    }
  }

  /**
   * What an event says.
   *
   * @param kind call, point, mark or interrupt
   * @param scope who hears of it: none, buffer, vma, page or range
   * @param known its argument names a buffer only if others have named it
   * @param within calls around it without which it is not of a buffer
   * @param outside calls about the same buffer in which it cannot come
   * @param memory the argument with the memory type that the buffer has
   * @param entry where the instances of the task are when it comes: one of these
   * @param binds processes that the task may become now
   * @param spare a task for which no instance is left is explained without one
   * @param covers steps that are taken inside
   * @param alone steps that are taken inside while no other call is open in it
   * @param shows steps that count as taken when this shows it, instead of where they are covered
   * @param when a local variable that an argument tells
   * @param pfn the page that is inserted
   * @param returns by return value: where the instances are when it has returned
   * @param life what begins or ends with it
   */
  public record EventRule(
      String kind,
      String scope,
      boolean known,
      List<String> within,
      List<String> outside,
      String memory,
      List<Map<String, List<String>>> entry,
      List<String> binds,
      boolean spare,
      Map<String, List<String>> covers,
      Map<String, List<String>> alone,
      Map<String, List<String>> shows,
      Flag when,
      Pfn pfn,
      List<ReturnRule> returns,
      String life) {
    public EventRule {
      scope = scope == null ? "none" : scope;
      memory = memory == null ? "" : memory;
      life = life == null ? "" : life;
      within = list(within);
      outside = list(outside);
      entry = list(entry);
      binds = list(binds);
      covers = copy(covers);
      alone = copy(alone);
      shows = copy(shows);
      returns = list(returns);
    }
  }

  /** A bit of an argument that a local variable of the task's instance has. */
  public record Flag(String argument, long mask, String local) {}

  /** The argument with a pfn, and by process the local variable with its place. */
  public record Pfn(String argument, Map<String, String> of) {
    public Pfn {
      of = copy(of);
    }
  }

  /**
   * What holds behind a call.
   *
   * @param values return values for which this is the rule; any if empty
   * @param at where the instances of the task are: one of these
   * @param ends the task's instances end with it, as soon as they are at rest
   */
  public record ReturnRule(List<Long> values, List<Map<String, List<String>>> at, boolean ends) {
    public ReturnRule {
      values = list(values);
      at = list(at);
    }
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  private static <V> Map<String, V> copy(Map<String, V> given) {
    return given == null ? Map.of() : new java.util.LinkedHashMap<>(given);
  }
}
