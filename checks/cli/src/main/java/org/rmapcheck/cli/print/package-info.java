/** What commands print: tables, blocks, a status line, JSON. */
package org.rmapcheck.cli.print;
