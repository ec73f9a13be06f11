# shellcheck shell=bash
# Starts Spark from a SPARK_HOME that is made of jars alone, in place of Spark's own scripts; to be sourced.
export LC_ALL=C.UTF-8 SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1

# What Spark's own scripts give to its virtual machines.
opens=()
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  opens+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
for package in sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

spark() { # spark CLASS [ARGUMENT...]
  exec java -Xmx1g "${opens[@]}" -cp "$SPARK_HOME/jars/*" "$@"
}
