FROM python:3.12
ENV DJANGO_DEBUG=0 # evidence
#----
FROM ruby:3.3
ENV RAILS_ENV=production # evidence
#----
FROM php:8.3
ENV APP_DEBUG=false # evidence
#----
FROM node:22 AS build
ENV DEBUG=1
FROM node:22
ENV PORT=80
