resource "aws_redshiftserverless_workgroup" "a" {
  publicly_accessible = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "aws_redshiftserverless_workgroup" "a" {
  publicly_accessible = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "aws_redshiftserverless_workgroup" "b" {
  publicly_accessible = local.chosen # finding
}
#----
resource "aws_ecs_task_set" "a" {
  network_configuration {
    assign_public_ip = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_ecs_task_set" "a" {
  network_configuration {
    assign_public_ip = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "aws_ecs_task_set" "b" {
  network_configuration {
    assign_public_ip = local.chosen # finding
  }
}
#----
resource "aws_sagemaker_domain" "a" {
  app_network_access_type = "PublicInternetOnly" # finding
}
#----
# finding
resource "aws_sagemaker_domain" "a" {
}
#----
variable "chosen" {
  default = "PublicInternetOnly"
}
resource "aws_sagemaker_domain" "a" {
  app_network_access_type = var.chosen # finding
}
#----
locals {
  chosen = "PublicInternetOnly"
}
resource "aws_sagemaker_domain" "b" {
  app_network_access_type = local.chosen # finding
}
#----
resource "aws_cloudfront_distribution" "a" {
  # finding
  origin {
    domain_name = "ships.s3.eu-west-1.amazonaws.com"
    origin_id   = "ships"
  }
}
