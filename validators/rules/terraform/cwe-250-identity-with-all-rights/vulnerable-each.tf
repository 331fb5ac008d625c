# finding
resource "google_container_cluster" "bare" {
}
#----
resource "aws_codebuild_project" "plain" {
  environment {
    privileged_mode = true # finding
  }
}
#----
resource "docker_container" "plain" {
  privileged = true # finding
}
