/** Models as text for other checkers, which then confirm or refute what this project finds. */
package org.rmapcheck.model.export;
