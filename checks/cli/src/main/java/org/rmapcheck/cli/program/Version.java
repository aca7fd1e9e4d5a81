package org.rmapcheck.cli.program;

/** The version of the program, as traces and {@code --version} name it; that of the poms. */
public final class Version {

  public static final String NUMBER = "0.1.0";

  public static final String TOOL = "rmapcheck " + NUMBER;

  private Version() {}
}
