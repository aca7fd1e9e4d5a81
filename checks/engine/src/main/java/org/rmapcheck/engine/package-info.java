/** How a model is checked: what to ask for and what comes back. */
package org.rmapcheck.engine;
