package org.rmapcheck.cli.bounded;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class path with which another process finds the classes of a class loader: that of this
 * process, and what launchers of tests load beside it.
 */
final class ChildClassPath {

  private ChildClassPath() {}

  static String of(ClassLoader classes) {
    Set<String> entries = new LinkedHashSet<>();
    for (ClassLoader loader = classes; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        entries.addAll(files(urls.getURLs()));
      }
    }
    entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
    return String.join(File.pathSeparator, entries);
  }

  private static List<String> files(URL[] urls) {
    List<String> files = new ArrayList<>();
    for (URL url : urls) {
      if (url.getProtocol().equals("file")) {
        try {
          files.add(Path.of(url.toURI()).toString());
        } catch (URISyntaxException e) {
          throw new IllegalArgumentException("the class path has the odd entry " + url, e);
        }
      }
    }
    return files;
  }
}
