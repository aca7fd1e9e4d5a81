/** What of a model a scenario uses: how often steps fire, which guards and assignments matter. */
package org.rmapcheck.cli.coverage;
