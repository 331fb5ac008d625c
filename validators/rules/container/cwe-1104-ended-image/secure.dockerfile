FROM node:22.10.0-bookworm-slim # evidence
#----
FROM python:3.12 # evidence
#----
FROM ubuntu:22.04 # evidence
#----
FROM ubuntu:24.04 # evidence
#----
FROM alpine:3.20.3 # evidence
#----
FROM golang:1.23-bookworm # evidence
#----
FROM node:20 # evidence
#----
FROM php:8.3-fpm # evidence
#----
FROM registry.example.com/team/base:2
#----
FROM debian:12.7-slim # evidence
