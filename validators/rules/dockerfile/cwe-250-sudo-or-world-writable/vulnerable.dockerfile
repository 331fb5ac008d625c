FROM debian:12.5
# finding
RUN chmod -R 777 /app
# finding
COPY --chmod=777 run.sh /run.sh
# finding
RUN echo "app ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers
