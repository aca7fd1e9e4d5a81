package org.rmapcheck.ttm.property;

/** Identifiers of the properties; actors name them where a step asserts one. */
public final class PropertyIds {

  public static final String S1 = "S1";
  public static final String S2 = "S2";
  public static final String S3 = "S3";
  public static final String S4 = "S4";
  public static final String S4I = "S4i";
  public static final String S5 = "S5";
  public static final String S6 = "S6";
  public static final String S7 = "S7";
  public static final String S8 = "S8";
  public static final String S9 = "S9";
  public static final String S10 = "S10";
  public static final String S11 = "S11";
  public static final String S12 = "S12";
  public static final String S13 = "S13";
  public static final String S14 = "S14";
  public static final String S18 = "S18";
  public static final String S19 = "S19";
  public static final String S21 = "S21";
  public static final String S22 = "S22";

  public static final String S15 = "S15";

  public static final String S16 = "S16";
  public static final String L3 = "L3";

  private PropertyIds() {}
}
