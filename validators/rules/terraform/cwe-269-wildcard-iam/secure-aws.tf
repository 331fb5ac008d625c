resource "aws_iam_role" "a" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
#----
data "aws_iam_policy_document" "login" {
  statement {
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
}
#----
data "aws_iam_policy_document" "a" {
  # evidence
  statement {
    actions   = ["dynamodb:Query"]
    resources = ["arn:aws:dynamodb:eu-west-1:111122223333:table/ships"]
  }
}
