package org.rmapcheck.cli.bounded;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ir.Model;

/**
 * A model that a class on the class path defines, so that its name is all that another process
 * needs to have it too.
 */
public record DefinedModel(Class<?> definition) {

  static final String PREFIX = "class:";

  /** The model; its name is that of the class. */
  public Model model() {
    try {
      Constructor<?> constructor = definition.getDeclaredConstructor();
      constructor.setAccessible(true);
      if (constructor.newInstance() instanceof ModelDefinition model) {
        return model.build(definition.getSimpleName());
      }
      throw new IllegalArgumentException(definition.getName() + " defines no model");
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          definition.getName() + " cannot be made: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          definition.getName() + " has no constructor without parameters: add one", e);
    }
  }

  /** How another process is told of it. */
  String source() {
    return PREFIX + definition.getName();
  }

  static DefinedModel of(String source) {
    String name = source.substring(PREFIX.length());
    try {
      return new DefinedModel(Class.forName(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          name + " is not on the class path, so no other process can run it", e);
    }
  }
}
