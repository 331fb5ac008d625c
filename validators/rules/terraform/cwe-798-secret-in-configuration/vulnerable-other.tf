# finding
resource "gitlab_project_variable" "a" {
  key   = "DEPLOY_TOKEN"
  value = "anchor-2931-keel"
}
