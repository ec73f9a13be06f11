package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lints of printf formats and what is printed by them. */
final class FormatLints {
  private static final Pattern CONVERSION =
      Pattern.compile(
          "%([-+ #0'@?]*)(\\*|[0-9]*)(?:\\.(\\*|[0-9]*))?(hh|h|ll|l|L|w)?(.?)", Pattern.DOTALL);
  private static final String NUMBERS = "diuoxX";
  private static final String KNOWN = "diuoxXcCsSpaAkeEfgGYTPI%";

  private final Findings findings;

  FormatLints(Findings findings) {
    this.findings = findings;
  }

  void check(DProgram program) {
    program.nodes().filter(node -> node.is(Kind.CALL)).forEach(this::call);
  }

  private record Conversion(String flags, int stars, char letter) {}

  private void call(Node node) {
    boolean printf = Set.of("printf", "system", "freopen").contains(node.text());
    if (!printf && !node.text().equals("printa")) {
      return;
    }
    if (node.children().isEmpty()) {
      return;
    }
    Node format = node.child(0);
    if (format.is(Kind.STRING)) {
      conversions(node, format, printf);
    } else if (printf) {
      findings.error(
          Lint.PRINTF_FORMAT,
          format.at(),
          node.text() + "() needs a string constant as its format");
    }
  }

  private void conversions(Node node, Node format, boolean printf) {
    List<Conversion> conversions = new ArrayList<>();
    Matcher matcher = CONVERSION.matcher(format.text());
    while (matcher.find()) {
      String letter = matcher.group(5);
      if (letter.isEmpty() || KNOWN.indexOf(letter.charAt(0)) < 0) {
        findings.error(
            Lint.PRINTF_FORMAT, format.at(), "there is no conversion " + matcher.group());
        return;
      }
      int stars = (matcher.group(2).equals("*") ? 1 : 0) + ("*".equals(matcher.group(3)) ? 1 : 0);
      if (!letter.equals("%")) {
        conversions.add(new Conversion(matcher.group(1), stars, letter.charAt(0)));
      }
      if (letter.equals("S")) {
        findings.warning(
            Lint.ESCAPED_TERMINATOR,
            format.at(),
            "%S ends what it prints with \\0; %s prints the text as it is");
      }
    }
    if (printf) {
      arguments(node, format, conversions);
    }
  }

  private void arguments(Node node, Node format, List<Conversion> conversions) {
    int wanted = conversions.stream().mapToInt(c -> 1 + c.stars()).sum();
    int given = node.children().size() - 1;
    if (conversions.stream().anyMatch(conversion -> conversion.flags().contains("@"))) {
      findings.error(Lint.PRINTF_FORMAT, format.at(), "%@ is for printa()");
    } else if (format.text().isEmpty() && !node.text().equals("freopen")) {
      findings.error(Lint.PRINTF_FORMAT, format.at(), "the format is empty");
    } else if (wanted != given) {
      findings.error(
          Lint.PRINTF_FORMAT,
          format.at(),
          "the format takes "
              + wanted
              + (wanted == 1 ? " argument" : " arguments")
              + ", not "
              + given);
    } else {
      int argument = 1;
      for (Conversion conversion : conversions) {
        argument += conversion.stars();
        type(conversion, node.child(argument));
        argument++;
      }
    }
  }

  private void type(Conversion conversion, Node argument) {
    char letter = conversion.letter();
    if ((letter == 's' || letter == 'S') && Variables.isNumber(argument)) {
      findings.error(
          Lint.PRINTF_FORMAT,
          argument.at(),
          "%"
              + letter
              + " prints a string; this is a number, or an address for stringof or copyinstr");
    } else if (NUMBERS.indexOf(letter) >= 0 && Variables.isString(argument)) {
      findings.error(
          Lint.PRINTF_FORMAT, argument.at(), "%" + letter + " prints a number; this is a string");
    }
  }
}
