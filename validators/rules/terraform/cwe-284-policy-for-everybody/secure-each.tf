resource "aws_lambda_permission" "plain" {
  principal = "https://ships.example" # evidence
}
#----
variable "given" {
  default = "https://ships.example"
}
resource "aws_lambda_permission" "given" {
  principal = var.given # evidence
}
#----
locals {
  kept = { on = "https://ships.example" }
}
resource "aws_lambda_permission" "kept" {
  principal = local.kept.on # evidence
}
