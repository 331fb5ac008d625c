resource "aws_lambda_permission" "plain" {
  principal = "https://ships.example" # evidence
}
