FROM node:10-stretch AS build # finding
#----
FROM python:3.6-slim # finding
#----
FROM centos:7 # finding
#----
FROM ubuntu:18.04 # finding
#----
FROM alpine:3.9 # finding
#----
FROM php:7.4-fpm-alpine # finding
#----
FROM mcr.microsoft.com/dotnet/core/aspnet:3.1 # finding
#----
FROM maven:3.6-jdk-8-stretch # finding
