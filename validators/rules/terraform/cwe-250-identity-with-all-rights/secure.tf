resource "google_container_node_pool" "a" {
  node_config {
    service_account = "x@p.iam.gserviceaccount.com" # evidence
  }
}
#----
resource "aws_ecs_task_definition" "a" {
  container_definitions = jsonencode([
    # evidence
    { name = "x", image = "y:1", user = "1000" }
  ])
}
#----
resource "aws_codebuild_project" "a" {
  environment {
    privileged_mode = false # evidence
  }
}
#----
resource "aws_batch_job_definition" "a" {
  container_properties = jsonencode({ image = "a/b:1", privileged = false }) # evidence
}
