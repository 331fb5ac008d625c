resource "google_compute_instance" "a" {
  # finding
  service_account {
    scopes = ["cloud-platform"]
  }
}
#----
resource "aws_ecs_task_definition" "a" {
  container_definitions = <<EOF
[{ "name": "x", "image": "y:1", "privileged": true }] # finding
EOF
}
#----
# finding
resource "google_container_node_pool" "a" {
  cluster = "c"
}
#----
resource "aws_codebuild_project" "a" {
  environment {
    privileged_mode = true # finding
  }
}
#----
resource "aws_ecs_task_definition" "a" { # finding
  family   = "a"
  pid_mode = "host"
}
#----
resource "aws_batch_job_definition" "a" {
  container_properties = jsonencode({ image = "a/b:1", privileged = true }) # finding
}
