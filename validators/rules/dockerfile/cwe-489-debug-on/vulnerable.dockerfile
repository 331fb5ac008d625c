FROM python:3.12
ENV DJANGO_DEBUG=1 # finding
#----
FROM python:3.12
# finding
ENV A=1 \
    FLASK_DEBUG=1
#----
FROM ruby:3.3
ENV RAILS_ENV=development # finding
