resource "google_container_cluster" "plain" {
  node_config {
    service_account = "ships" # evidence
  }
}
#----
variable "given" {
  default = "ships"
}
resource "google_container_node_pool" "given" {
  node_config {
    service_account = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_container_cluster" "kept" {
  node_config {
    service_account = local.kept.on # evidence
  }
}
#----
resource "aws_codebuild_project" "plain" {
  environment {
    privileged_mode = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "aws_codebuild_project" "given" {
  environment {
    privileged_mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "aws_codebuild_project" "kept" {
  environment {
    privileged_mode = local.kept.on # evidence
  }
}
#----
resource "docker_container" "plain" {
  privileged = false # evidence
}
#----
variable "given" {
  default = false
}
resource "docker_container" "given" {
  privileged = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "docker_container" "kept" {
  privileged = local.kept.on # evidence
}
