resource "aws_ecr_repository" "this" {
  image_scanning_configuration {
    scan_on_push = true # evidence
  }
}
#----
resource "github_repository" "this" {
  vulnerability_alerts = true # evidence
}
#----
variable "scanned" {
  default = true
}
resource "aws_ecr_repository" "holds" {
  image_scanning_configuration {
    scan_on_push = var.scanned # evidence
  }
}
#----
resource "github_repository" "charts" {
  for_each             = toset(["north", "south"])
  name                 = each.key
  vulnerability_alerts = true # evidence
}
#----
resource "aws_ecr_lifecycle_policy" "near" {
  repository = "holds"
}
