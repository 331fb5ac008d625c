FROM debian:12.8-slim
# finding
ENV PATH=.:$PATH
# finding
ENV LD_LIBRARY_PATH=/tmp/lib:/usr/lib
# finding
ENV LD_PRELOAD=/tmp/hook.so
