/** From scenario documents, built in or a user's, to scenarios of the protocol. */
package org.rmapcheck.cli.scenario;
