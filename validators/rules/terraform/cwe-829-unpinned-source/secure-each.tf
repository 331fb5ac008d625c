resource "aws_ecr_repository" "plain" {
  image_tag_mutability = "IMMUTABLE" # evidence
}
