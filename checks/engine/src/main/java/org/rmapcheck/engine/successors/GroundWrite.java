package org.rmapcheck.engine.successors;

import java.util.List;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;

/** One location that a ground transition assigns, and the value. */
final class GroundWrite {

  private final Variable variable;
  private final int base;
  private final Field[] fields;
  private final GroundOffset offset;
  private final GroundValue value;
  private final boolean checked;

  /**
   * A write to a variable.
   *
   * @param base the location of the variable's first element
   * @param fields where its elements are kept
   */
  GroundWrite(Variable variable, int base, Field[] fields, GroundOffset offset, GroundValue value) {
    this.variable = variable;
    this.base = base;
    this.fields = fields;
    this.offset = offset;
    this.value = value;
    Type type = variable.type();
    this.checked = value.low() < type.low() || value.high() > type.high();
  }

  /** Whether it writes one value to one location, whatever the state is. */
  boolean isConstant() {
    return hasConstantTarget() && value.isConstant() && constantField().contains(value.low());
  }

  boolean hasConstantTarget() {
    return offset.isConstant();
  }

  /** The location of a constant target. */
  int constantLocation() {
    return base + offset.offset(new long[0]);
  }

  /** The field of a constant target. */
  Field constantField() {
    return fields[offset.offset(new long[0])];
  }

  /** The value, for a constant write. */
  long constantValue() {
    return value.low();
  }

  /** The value as a Java expression, checked against the range of what it is for if need be. */
  String java(JavaCode code) {
    String written = value.java(code);
    long low = hasConstantTarget() ? constantField().low() : variable.type().low();
    long high = hasConstantTarget() ? constantField().high() : variable.type().high();
    if (value.low() >= low && value.high() <= high) {
      return written;
    }
    String range = JavaCode.number(low) + ", " + JavaCode.number(high);
    return code.fit("long", "CompiledCode.ranged(" + written + ", " + range + ")");
  }

  /** The position within the variable as a Java expression. */
  String offsetJava(JavaCode code) {
    return offset.java(code);
  }

  /** Java statements that store a value at a position. */
  List<String> storeJava(String at, String written) {
    return JavaCode.store(fields, at, written, value.low(), value.high());
  }

  /** Whether both may write one location. */
  boolean mayCoincide(GroundWrite other) {
    return base == other.base
        && !(hasConstantTarget()
            && other.hasConstantTarget()
            && constantLocation() != other.constantLocation());
  }

  int location(long[] state) {
    return base + offset.offset(state);
  }

  /** The value to write to a location, checked against the range of its variable. */
  long value(long[] state, int location) {
    long written = value.value(state);
    if (checked && !variable.type().contains(written)) {
      throw new ModelError(
          "value "
              + written
              + " is outside the range "
              + variable.type()
              + " of '"
              + variable.elementName(location - base)
              + "'");
    }
    if (!fields[location - base].contains(written)) {
      throw new CheckerBug(
          "the model was said never to write "
              + written
              + " to '"
              + variable.elementName(location - base)
              + "'");
    }
    return written;
  }

  void write(long[] words, int at, int location, long written) {
    fields[location - base].set(words, at, written);
  }

  ModelError twice(int location) {
    return new ModelError("'" + variable.elementName(location - base) + "' is written twice");
  }
}
