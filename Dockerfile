# SPDX-License-Identifier: Apache-2.0
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/var/cache/maven \
    CI=true MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow mvn -B -q -Dmaven.repo.local=/var/cache/maven -DskipTests package

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 footman \
    && useradd --system --uid 10001 --gid footman --home-dir /data --no-create-home footman \
    && mkdir /data && chown footman:footman /data
COPY footman deploy/healthcheck /opt/footman/
COPY --from=build /src/cli/target/footman.jar /opt/footman/lib/footman.jar
COPY --from=build /src/cli/target/lib /opt/footman/lib/lib
USER footman
WORKDIR /data
VOLUME /data
# 8080: HTTP of ingest and standalone; 8081: management of the other roles; 9998/udp: Qlik's log appenders
EXPOSE 8080 8081 9998/udp
# where /health/ready is served; 8081 for a processor or a dispatcher
ENV FOOTMAN_HEALTH_PORT=8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/opt/footman/healthcheck"]
ENTRYPOINT ["/opt/footman/footman"]
CMD ["--help"]
