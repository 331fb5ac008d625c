#include <QLabel>
#include <QMessageBox>
#include <QLineEdit>

class RemoveDialog : public QDialog
{
public:
    RemoveDialog(QWidget *parent, const QString &name) : QDialog(parent)
    {
        setupUi(this);
        label->setText(tr("Do you want to remove '%1'?").arg(name.toHtmlEscaped())); // evidence
    }
};

void showSender(QLabel *senderLabel, const QString &sender)
{
    senderLabel->setTextFormat(Qt::PlainText);
    senderLabel->setText(sender); // evidence
}

void reportFailure(QWidget *parent, const QString &reason)
{
    QMessageBox::warning(parent, "Import", "Import failed: " + reason.toHtmlEscaped()); // evidence
}

void ask(QWidget *parent)
{
    QMessageBox::warning(parent, "Import", "The file is too large.");
}

void edit(QLineEdit *nameEdit, const QString &name)
{
    nameEdit->setText(name);
}
