FROM redis:7.2.5
# finding
CMD ["redis-server", "--bind", "0.0.0.0", "--protected-mode", "no"]
#----
FROM jupyter/base-notebook:2023-10-20
# finding
CMD jupyter lab --ip=0.0.0.0 --ServerApp.token=''
#----
FROM elasticsearch:8.13.0
# finding
ENV xpack.security.enabled=false
#----
FROM codercom/code-server:4.20.0
# finding
ENTRYPOINT ["code-server", "--auth", "none", "--bind-addr", "0.0.0.0:8080"]
#----
FROM hashicorp/vault:1.15
# finding
CMD ["vault", "server", "-dev", "-dev-listen-address=0.0.0.0:8200"]
#----
FROM eclipse-temurin:21
ENTRYPOINT ["java", "-Dcom.sun.management.jmxremote.port=9010", "-Dcom.sun.management.jmxremote.authenticate=false", "-jar", "a.jar"] # finding
