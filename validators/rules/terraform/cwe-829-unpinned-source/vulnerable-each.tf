resource "aws_ecr_repository" "plain" {
  image_tag_mutability = "MUTABLE" # finding
}
#----
variable "given" {
  default = "MUTABLE"
}
resource "aws_ecr_repository" "given" {
  image_tag_mutability = var.given # finding
}
#----
resource "aws_ecr_repository" "many" {
  for_each = { quay = "MUTABLE" }
  image_tag_mutability = each.value # finding
}
