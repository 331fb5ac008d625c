resource "gitlab_project_variable" "a" {
  key   = "DEPLOY_TOKEN"
  value = var.token
}
#----
resource "gitlab_project_variable" "b" {
  key   = "DEPLOY_PLACE"
  value = "north-quay"
}
