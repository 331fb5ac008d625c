resource "aws_ecr_repository" "plain" {
  image_tag_mutability = "IMMUTABLE" # evidence
}
#----
variable "given" {
  default = "IMMUTABLE"
}
resource "aws_ecr_repository" "given" {
  image_tag_mutability = var.given # evidence
}
#----
locals {
  kept = { on = "IMMUTABLE" }
}
resource "aws_ecr_repository" "kept" {
  image_tag_mutability = local.kept.on # evidence
}
