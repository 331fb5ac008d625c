resource "aws_lambda_permission" "plain" {
  principal = "*" # finding
}
#----
variable "given" {
  default = "*"
}
resource "aws_lambda_permission" "given" {
  principal = var.given # finding
}
#----
resource "aws_lambda_permission" "many" {
  for_each = { quay = "*" }
  principal = each.value # finding
}
