resource "aws_ecr_repository" "this" {
  image_scanning_configuration {
    scan_on_push = true # evidence
  }
}
#----
resource "github_repository" "this" {
  vulnerability_alerts = true # evidence
}
