package org.rmapcheck.cli.check;

import java.util.List;
import java.util.Map;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.PageFields;

/** All properties, in words, with no verdict yet. */
public final class PropertyCatalog {

  private PropertyCatalog() {}

  public static List<PropertyResult> all() {
    Model model =
        new Scenario(
                "properties",
                "",
                Scope.smallest(),
                List.of("move", "cpu", "suspend"),
                Design.mainline().with(PageFields.WRITTEN),
                Map.of(),
                List.of())
            .model();
    return of(model);
  }

  /** Those of a model. */
  public static List<PropertyResult> of(Model model) {
    return Vector.of(model, id -> new Verdict.HoldsSoFar(-1));
  }
}
