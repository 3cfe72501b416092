# Both services from one build. Each target is a JRE with one service in layers that change rarely first.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dmaven.test.skip=true -pl billing-service,app-service,quickstart -am package \
 && for service in billing-service app-service; do \
      java -Djarmode=tools -jar $service/target/$service-*.jar extract --layers --launcher --destination /out/$service; \
    done

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --no-create-home spikewatch
WORKDIR /service
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError" \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
USER 10001

FROM runtime AS billing-service
COPY --from=build /out/billing-service/dependencies/ ./
COPY --from=build /out/billing-service/spring-boot-loader/ ./
COPY --from=build /out/billing-service/snapshot-dependencies/ ./
COPY --from=build /out/billing-service/application/ ./
EXPOSE 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
  CMD curl -fsS "http://127.0.0.1:${BILLING_PORT:-8081}/actuator/health/readiness" > /dev/null
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

FROM runtime AS app-service
COPY --from=build /out/app-service/dependencies/ ./
COPY --from=build /out/app-service/spring-boot-loader/ ./
COPY --from=build /out/app-service/snapshot-dependencies/ ./
COPY --from=build /out/app-service/application/ ./
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
  CMD curl -fsS "http://127.0.0.1:${APP_PORT:-8080}/actuator/health/readiness" > /dev/null
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

# Fills a running system with the demo data, tells what was found, and ends.
FROM runtime AS demo
COPY --from=build /src/quickstart/target/lib/ ./lib/
COPY --from=build /src/quickstart/target/quickstart-*.jar ./
ENTRYPOINT ["java", "-cp", "/service/*:/service/lib/*", "io.spikewatch.quickstart.DemoLoader", "--data-dir", "/tmp/demo"]
