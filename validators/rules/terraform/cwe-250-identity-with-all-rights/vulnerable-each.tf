# finding
resource "google_container_cluster" "bare" {
}
#----
# finding
resource "google_container_node_pool" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_container_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_codebuild_project" "plain" {
  environment {
    privileged_mode = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "aws_codebuild_project" "given" {
  environment {
    privileged_mode = var.given # finding
  }
}
#----
resource "aws_codebuild_project" "many" {
  for_each = { quay = true }
  environment {
    privileged_mode = each.value # finding
  }
}
#----
resource "docker_container" "plain" {
  privileged = true # finding
}
#----
variable "given" {
  default = true
}
resource "docker_container" "given" {
  privileged = var.given # finding
}
#----
resource "docker_container" "many" {
  for_each = { quay = true }
  privileged = each.value # finding
}
