resource "aws_iam_role" "a" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"] # finding
}
#----
resource "aws_ssoadmin_managed_policy_attachment" "a" {
  managed_policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess" # finding
}
#----
# finding
resource "aws_iam_role_policy_attachment" "a" {
  role       = "ships"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}
#----
data "aws_iam_policy_document" "a" {
  # finding
  statement {
    actions   = ["ec2:TerminateInstances"]
    resources = ["*"]
  }
}
#----
data "aws_iam_policy_document" "a" {
  # finding
  statement {
    actions   = ["dynamodb:Query", "dynamodb:Scan"]
    resources = ["*"]
  }
}
