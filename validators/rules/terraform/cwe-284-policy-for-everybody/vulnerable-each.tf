resource "aws_lambda_permission" "plain" {
  principal = "*" # finding
}
