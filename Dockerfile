# The program sops4j with the part of a JVM that it uses, and nothing else that is not in the base.
#
#   docker build -t sops4j .
#   docker run --rm -v "$PWD:/work:ro" -e SOPS_AGE_KEY sops4j decrypt secrets.enc.yaml
#
# It has no gpg: secret keys of OpenPGP without a passphrase are read in Java. It needs no init:
# the launcher becomes the JVM, which ends on the signals of docker stop.
FROM maven:3.9-eclipse-temurin-25 AS build
COPY . /src
WORKDIR /src
RUN mvn -B -ntp -q package -Pimage -pl sops-cli -am \
      -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true

FROM debian:13-slim
COPY --from=build /src/sops-cli/target/image /opt/sops4j
# The archive of classes that makes starts fast is made now: later nobody may write here.
RUN ln -s /opt/sops4j/bin/sops /usr/local/bin/sops \
 && /bin/sh /opt/sops4j/lib/archive /opt/sops4j/runtime/bin/java /opt/sops4j/lib /opt/sops4j/lib/cds \
 && test -s /opt/sops4j/lib/cds/opt/sops4j/runtime/bin/java.profile
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/opt/sops4j/bin/sops"]
