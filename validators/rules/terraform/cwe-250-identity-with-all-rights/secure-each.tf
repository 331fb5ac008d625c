resource "google_container_cluster" "plain" {
  node_config {
    service_account = "ships" # evidence
  }
}
#----
resource "aws_codebuild_project" "plain" {
  environment {
    privileged_mode = false # evidence
  }
}
#----
resource "docker_container" "plain" {
  privileged = false # evidence
}
