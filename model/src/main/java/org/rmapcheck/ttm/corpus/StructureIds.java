package org.rmapcheck.ttm.corpus;

/** Identifiers of the properties of models of their own; numbered with those of the protocol. */
final class StructureIds {

  static final String FREED_MAPPED = "S2";
  static final String LOST_WRITE = "S6";
  static final String LISTS = "S11";
  static final String LIFETIME = "S13";
  static final String WALK_ENDS = "L3";
  static final String DEVICE_ACCESS = "S15";
  static final String HANG = "deadlock";

  private StructureIds() {}
}
