package org.rmapcheck.model.pass;

import java.util.List;
import org.rmapcheck.model.ir.Arm;

/** An arm under transformation, with the arms of the written model that it consists of. */
record TracedArm(Arm arm, List<Origins.Part> parts) {}
